import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Practitioner } from '../api/answers.ts';
import { useDayTimes } from '../appointments/use-day-times.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';
import { dayTitle } from './day-words.ts';
import { splitTimes } from './split-times.ts';
import { useDayVisits } from './use-day-visits.ts';
import { useOpening } from './use-opening.ts';

interface AddTimesDialogProps {
  readonly doctor: Practitioner;
  readonly day: string;
  readonly onClose: () => void;
}

const lengths = [10, 15, 20, 30, 45, 60, 90];
const mostAtOnce = 200;

/** Opens times: from when, until when, how long each; what will be opened is shown before. */
export function AddTimesDialog({ doctor, day, onClose }: AddTimesDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, bookZone: zone } = doctor;
  const [span, setSpan] = useState({ from: '09:00', to: '12:00', minutes: 30 });
  const visits = useDayVisits(practitionerId, day, zone);
  const free = useDayTimes(practitionerId, day, zone);
  const opening = useOpening(practitionerId);
  const there = [
    ...(visits.data?.items.filter(({ status }) => status === 'booked') ?? []),
    ...(free.data?.items ?? []),
  ];
  const isWhole = span.from !== '' && span.to !== '';
  const { open, taken, past } = isWhole
    ? splitTimes({ day, zone, ...span }, there, new Date().toISOString())
    : { open: [], taken: 0, past: 0 };
  const slots = open.slice(0, mostAtOnce);
  const times = slots.map(({ start }) => timeWords(start, zone).time).join(', ');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (slots.length === 0) return;
    opening.mutate(slots, {
      onSuccess: () => {
        toast.success(staff.t('add.done', { count: slots.length, day: dayTitle(day) }));
        onClose();
      },
    });
  };
  return (
    <Dialog title={staff.t('add.title', { day: dayTitle(day) })} busy={opening.isPending} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <div className="form__pair">
          <Field
            label={staff.t('add.from')}
            type="time"
            step={300}
            value={span.from}
            onChange={({ target }) => setSpan({ ...span, from: target.value })}
          />
          <Field
            label={staff.t('add.to')}
            type="time"
            step={300}
            value={span.to}
            onChange={({ target }) => setSpan({ ...span, to: target.value })}
          />
        </div>
        <Choice
          label={staff.t('add.each')}
          value={`${span.minutes}`}
          options={lengths.map((count) => [`${count}`, staff.t('day.minutes', { count })])}
          onChange={({ target }) => setSpan({ ...span, minutes: Number(target.value) })}
        />
        <div className="preview" role="status">
          <p>{staff.t('add.preview', { count: slots.length, times })}</p>
          {taken > 0 && <p>{staff.t('add.skipped', { count: taken })}</p>}
          {past > 0 && <p>{staff.t('add.past', { count: past })}</p>}
        </div>
        <Fault>{opening.error === null ? '' : refusalWords(t, opening.error).sentence}</Fault>
        <button
          type="submit"
          className="button button--main button--wide"
          disabled={opening.isPending || slots.length === 0}
        >
          {opening.isPending ? staff.t('add.opening') : staff.t('add.open', { count: slots.length })}
        </button>
      </form>
    </Dialog>
  );
}
