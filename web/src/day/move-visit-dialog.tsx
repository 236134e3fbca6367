import { useState } from 'react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Slot, Visit } from '../api/answers.ts';
import { objectionWords } from '../desk/objection-words.ts';
import { OverrideFields } from '../desk/override-fields.tsx';
import { useAsksWhy } from '../desk/set-aside.ts';
import { useWatch } from '../live/use-watch.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { book, useStaffCommand } from '../staff/use-staff-command.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { timeWords } from '../words/time-words.ts';
import { MoveTimes } from './move-times.tsx';

interface MoveVisitDialogProps {
  readonly visit: Visit;
  readonly onClose: () => void;
}

interface Move {
  readonly slot: Slot;
  /** Why a rule is set aside; empty when none is. */
  readonly reason: string;
}

/** Another time of this day or of another one: old and new side by side before it is done. */
export function MoveVisitDialog({ visit, onClose }: MoveVisitDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, appointmentId, zone, start } = visit;
  useWatch([practitionerId]);
  const [day, setDay] = useState(calendarDay(start, zone));
  const [picked, setPicked] = useState<Slot>();
  const moving = useStaffCommand(
    ({ slot, reason }: Move) => ({
      method: 'POST',
      path: `/api/appointments/${appointmentId}/reschedule`,
      body: { slotId: slot.slotId, expectedStart: start, ...(reason === '' ? {} : { override: { reason } }) },
    }),
    book,
    (_, { slot }) => {
      toast.success(t('visits.moveDone', { when: timeWords(slot.start, zone).full }));
      onClose();
    },
  );
  const pick = (slot: Slot | undefined) => {
    moving.reset();
    setPicked(slot);
  };
  const move = (slot: Slot, reason = '') => moving.mutate({ slot, reason });
  const [old, next] = [timeWords(start, zone), timeWords(picked?.start ?? start, zone)];
  const isOtherDay = next.day !== old.day;
  const [from, to] = isOtherDay ? [old.full, next.full] : [old.time, next.time];
  const asksWhy = useAsksWhy(moving);
  return (
    <Dialog title={t('visits.moveAsk')} busy={moving.isPending} onClose={onClose}>
      <Field
        label={staff.t('move.day')}
        type="date"
        value={day}
        onChange={({ target }) => {
          pick(undefined);
          if (target.value !== '') setDay(target.value);
        }}
      />
      <MoveTimes visit={visit} day={day} picked={picked?.slotId} onPick={pick} />
      <Fault>{objectionWords(t, staff.t, moving.error)}</Fault>
      {picked !== undefined && (
        <div className="move">
          <p className={isOtherDay ? 'move__words move__words--long' : 'move__words'}>
            <span className="visually-hidden">{staff.t('move.fromTo', { old: from, new: to })}</span>
            <s aria-hidden="true">{from}</s>
            <ArrowRight aria-hidden="true" size={20} />
            <strong aria-hidden="true">{to}</strong>
          </p>
          {!asksWhy && (
            <button
              type="button"
              className="button button--main"
              disabled={moving.isPending}
              onClick={() => move(picked)}
            >
              {moving.isPending ? t('visits.moving') : staff.t('move.yes', { when: to })}
            </button>
          )}
        </div>
      )}
      {asksWhy && picked !== undefined && (
        <OverrideFields
          yes={moving.isPending ? t('visits.moving') : staff.t('override.move')}
          busy={moving.isPending}
          onYes={(reason) => move(picked, reason)}
        />
      )}
    </Dialog>
  );
}
