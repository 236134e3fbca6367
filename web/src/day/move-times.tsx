import { useTranslation } from 'react-i18next';
import type { Slot, Visit } from '../api/answers.ts';
import { useDayTimes } from '../appointments/use-day-times.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { calendarDay } from '../words/calendar-day.ts';
import { timeWords } from '../words/time-words.ts';
import { dayTitle } from './day-words.ts';

interface MoveTimesProps {
  readonly visit: Visit;
  readonly day: string;
  readonly picked: string | undefined;
  readonly onPick: (slot: Slot) => void;
}

/** The free times of a day, and among them where the visit is now. */
export function MoveTimes({ visit, day, picked, onPick }: MoveTimesProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { zone, start, practitionerId } = visit;
  const query = useDayTimes(practitionerId, day, zone);
  const old = timeWords(start, zone).time;
  const isSameDay = calendarDay(start, zone) === day;
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} shape="skeleton__row--line" />}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{staff.t('move.none')}</p>
        ) : (
          <>
            <p>{staff.t('move.hint', { day: dayTitle(day) })}</p>
            <ul className="times">
              {[...items, ...(isSameDay ? [undefined] : [])]
                .toSorted((one, other) => (one?.start ?? start).localeCompare(other?.start ?? start))
                .map((slot) => (
                  <li key={slot?.slotId ?? 'now'}>
                    {slot === undefined ? (
                      <span className="time time--old">
                        <span className="visually-hidden">{staff.t('move.old', { time: old })}</span>
                        <span aria-hidden="true">{old}</span>
                      </span>
                    ) : (
                      <button
                        type="button"
                        className={picked === slot.slotId ? 'time time--chosen' : 'time'}
                        aria-pressed={picked === slot.slotId}
                        aria-label={t('doctor.slot', { when: timeWords(slot.start, zone).full })}
                        onClick={() => onPick(slot)}
                      >
                        {timeWords(slot.start, zone).time}
                      </button>
                    )}
                  </li>
                ))}
            </ul>
          </>
        )
      }
    </Loaded>
  );
}
