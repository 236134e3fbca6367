import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Visit } from '../api/answers.ts';
import { objectionWords } from '../desk/objection-words.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { timeWords } from '../words/time-words.ts';
import { useDayVisits } from './use-day-visits.ts';
import { isAllowed } from './visit-acts.ts';

interface SwapDialogProps {
  readonly visit: Visit;
  readonly name: string;
  readonly onClose: () => void;
}

/** Two visits of one day change places: who stands where then is shown before. */
export function SwapDialog({ visit, name, onClose }: SwapDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, appointmentId, zone, start } = visit;
  const query = useDayVisits(practitionerId, calendarDay(start, zone), zone);
  const [picked, setPicked] = useState<Visit>();
  const swapping = useStaffCommand((other: Visit) => ({
    method: 'POST',
    path: `/api/appointments/${appointmentId}/swap`,
    body: { withAppointmentId: other.appointmentId, expectedStart: start, withExpectedStart: other.start },
  }));
  const nameOf = ({ patientName }: Visit) => patientName || staff.t('day.erased');
  const place = (who: string, at: string) => staff.t('swap.preview', { name: who, time: timeWords(at, zone).time });
  const swap = (other: Visit) =>
    swapping.mutate(other, {
      onSuccess: () => {
        toast.success(staff.t('swap.done', { one: name, other: nameOf(other) }));
        onClose();
      },
    });
  const others = (items: readonly Visit[]) =>
    items.filter((one) => one.appointmentId !== appointmentId && isAllowed('swap', one)).toReversed();
  return (
    <Dialog title={staff.t('swap.title')} busy={swapping.isPending} onClose={onClose}>
      <Loaded query={query} skeleton={<Skeleton rows={3} shape="skeleton__row--line" />}>
        {({ items }) =>
          others(items).length === 0 ? (
            <p className="quiet">{staff.t('swap.none')}</p>
          ) : (
            <fieldset className="picks">
              <legend>{staff.t('swap.hint')}</legend>
              {others(items).map((other) => (
                <label key={other.appointmentId} className="pick">
                  <input
                    type="radio"
                    name="swap"
                    checked={picked?.appointmentId === other.appointmentId}
                    onChange={() => setPicked(other)}
                  />
                  <strong>{timeWords(other.start, zone).time}</strong> {nameOf(other)}
                </label>
              ))}
            </fieldset>
          )
        }
      </Loaded>
      <Fault>{objectionWords(t, staff.t, swapping.error)}</Fault>
      {picked !== undefined && (
        <div className="move">
          <p>
            <strong>{place(name, picked.start)}</strong>
            <br />
            <strong>{place(nameOf(picked), start)}</strong>
          </p>
          <button
            type="button"
            className="button button--main"
            disabled={swapping.isPending}
            onClick={() => swap(picked)}
          >
            {swapping.isPending ? staff.t('swap.working') : staff.t('swap.yes')}
          </button>
        </div>
      )}
    </Dialog>
  );
}
