import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Practitioner, Slot } from '../api/answers.ts';
import { useLocations } from '../api/use-locations.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { moneyWords } from '../words/money-words.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { objectionWords } from './objection-words.ts';
import { OverrideFields } from './override-fields.tsx';
import { useAsksWhy } from './set-aside.ts';
import { useDeskBooking } from './use-desk-booking.ts';
import { WhoFields, type Who } from './who-fields.tsx';

interface BookDialogProps {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly zone: string;
  readonly onClose: () => void;
  readonly onBooked: (appointmentId: string) => void;
}

/** Books a free time for a patient, known or new; a rule against it is said first and can then be set aside. */
export function BookDialog({ doctor, slot, zone, onClose, onBooked }: BookDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [who, setWho] = useState<Who>({ kind: 'nobody' });
  const [isTried, setTried] = useState(false);
  const clinic = useLocations().data?.find(({ locationId }) => locationId === slot.locationId);
  const types = clinic?.visitTypes.filter(({ practitionerIds }) => practitionerIds.includes(doctor.practitionerId));
  const [visit, setVisit] = useState<{ readonly visitTypeId?: string; readonly reason: string }>({ reason: '' });
  const visitTypeId = visit.visitTypeId ?? types?.[0]?.visitTypeId ?? '';
  const form = useRef<HTMLFormElement>(null);
  const name = who.kind === 'known' ? who.patient.name : who.kind === 'new' ? who.name : '';
  const when = timeWords(slot.start, zone).full;
  const booking = useDeskBooking((appointmentId) => {
    toast.success(staff.t('book.done', { when, name }));
    onClose();
    onBooked(appointmentId);
  });
  const asksWhy = useAsksWhy(booking);
  const fields = booking.error === null ? {} : refusalWords(t, booking.error).fields;
  const missing = isTried && who.kind === 'nobody' ? { patientId: staff.t('book.needed') } : {};
  useFaultFocus(form, booking.error);
  const book = (override = '') => {
    setTried(true);
    if (who.kind === 'nobody') return;
    booking.mutate({ who, slotId: slot.slotId, visitTypeId, reason: visit.reason, override });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    book();
  };
  const minutes = Math.round((Date.parse(slot.end) - Date.parse(slot.start)) / 60_000);
  return (
    <Dialog title={staff.t('book.title', { when })} busy={booking.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <WhoFields who={who} faults={{ ...fields, ...missing }} onWho={setWho} />
        {types !== undefined && types.length > 0 && (
          <Choice
            label={staff.t('book.type')}
            value={visitTypeId}
            options={[
              ...types.map(({ visitTypeId, name, duration, fee }): [string, string] => [
                visitTypeId,
                staff.t('book.typeOption', { name, minutes: duration, fee: moneyWords(fee) }),
              ]),
              ['', staff.t('book.noType', { minutes })],
            ]}
            onChange={({ target }) => setVisit({ ...visit, visitTypeId: target.value })}
          />
        )}
        <Field
          label={staff.t('book.reason')}
          value={visit.reason}
          maxLength={500}
          onChange={({ target }) => setVisit({ ...visit, reason: target.value })}
        />
        <Fault>{Object.keys(fields).length > 0 ? t('failure.fix') : objectionWords(t, staff.t, booking.error)}</Fault>
        {asksWhy ? (
          <OverrideFields
            yes={booking.isPending ? staff.t('book.working') : staff.t('override.book')}
            busy={booking.isPending}
            onYes={book}
          />
        ) : (
          <button type="submit" className="button button--main button--wide" disabled={booking.isPending}>
            {booking.isPending ? staff.t('book.working') : staff.t('book.yes')}
          </button>
        )}
      </form>
    </Dialog>
  );
}
