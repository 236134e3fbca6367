import { useState } from 'react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Slot, Visit } from '../api/answers.ts';
import { useWatch } from '../live/use-watch.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { calendarDay } from '../words/calendar-day.ts';
import { momentWords } from '../words/moment-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { useDayTimes } from './use-day-times.ts';
import { useMoving } from './use-visit-change.ts';

/** Another time of the same day: old and new side by side before it is done. */
export function MoveDialog({ visit, onClose }: { readonly visit: Visit; readonly onClose: () => void }) {
  const { t } = useTranslation();
  useWatch([visit.practitionerId]);
  const query = useDayTimes(visit.practitionerId, calendarDay(visit.start, visit.zone), visit.zone);
  const [picked, setPicked] = useState<Slot>();
  const moving = useMoving(visit);
  const { zone } = visit;
  const old = timeWords(visit.start, zone);
  const isGone = picked !== undefined && query.data?.items.every(({ slotId }) => slotId !== picked.slotId) === true;
  const move = (slot: Slot) =>
    moving.mutate(slot.slotId, {
      onSuccess: () => {
        toast.success(t('visits.moveDone', { when: momentWords(t, slot.start, zone) }));
        onClose();
      },
    });
  const words = moving.error === null ? '' : refusalWords(t, moving.error).sentence;
  return (
    <Dialog title={t('visits.moveAsk')} busy={moving.isPending} onClose={onClose}>
      <p>{t('visits.moveHint', { day: old.day })}</p>
      <Loaded query={query} skeleton={<Skeleton rows={2} shape="skeleton__row--line" />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('visits.moveNone')}</p>
          ) : (
            <ul className="times">
              {[...items, { slotId: '', start: visit.start }]
                .toSorted((one, other) => one.start.localeCompare(other.start))
                .map((slot) => {
                  const { time } = timeWords(slot.start, zone);
                  const target = items.find(({ slotId }) => slotId === slot.slotId);
                  return (
                    <li key={slot.slotId}>
                      {target === undefined ? (
                        <span className="time time--old">
                          <span className="visually-hidden">{t('visits.moveOld', { time })}</span>
                          <span aria-hidden="true">{time}</span>
                        </span>
                      ) : (
                        <button
                          type="button"
                          className={picked?.slotId === target.slotId ? 'time time--chosen' : 'time'}
                          aria-pressed={picked?.slotId === target.slotId}
                          aria-label={t('doctor.slot', { when: momentWords(t, target.start, zone) })}
                          onClick={() => setPicked(target)}
                        >
                          {time}
                        </button>
                      )}
                    </li>
                  );
                })}
            </ul>
          )
        }
      </Loaded>
      <Fault>{isGone && !moving.isPending ? t('failure.slotTaken') : words}</Fault>
      {picked !== undefined && !isGone && (
        <div className="move">
          <p className="move__words">
            <span className="visually-hidden">
              {t('visits.moveFromTo', { old: old.time, new: timeWords(picked.start, zone).time })}
            </span>
            <s aria-hidden="true">{old.time}</s>
            <ArrowRight aria-hidden="true" size={20} />
            <strong aria-hidden="true">{timeWords(picked.start, zone).time}</strong>
          </p>
          <button
            type="button"
            className="button button--main"
            disabled={moving.isPending}
            onClick={() => move(picked)}
          >
            {moving.isPending ? t('visits.moving') : t('visits.moveYes', { time: timeWords(picked.start, zone).time })}
          </button>
        </div>
      )}
    </Dialog>
  );
}
