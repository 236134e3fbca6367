import { useRef, useState, type FormEvent } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { offSpan, type OffDraft } from './off-span.ts';
import { hoursAndBook } from './use-hours.ts';

interface TimeOffDialogProps {
  readonly doctor: Practitioner;
  readonly onSaved: (fitted: Fitted) => void;
  readonly onClose: () => void;
}

/** Away from when until when. */
export function TimeOffDialog({ doctor, onSaved, onClose }: TimeOffDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { practitionerId, bookZone: zone } = doctor;
  const today = calendarDay(new Date(), zone);
  const [draft, setDraft] = useState<OffDraft>({ first: today, from: '', last: today, until: '' });
  const form = useRef<HTMLFormElement>(null);
  const saving = useStaffCommand<OffDraft, Fitted>(
    (off) => ({ method: 'POST', path: `/api/practitioners/${practitionerId}/time-off`, body: offSpan(off, zone) }),
    hoursAndBook,
  );
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const bind = (name: keyof OffDraft) => ({
    value: draft[name],
    onChange: ({ target }: { readonly target: { readonly value: string } }) => {
      const { value } = target;
      const follows = name === 'first' && draft.last < value;
      setDraft({ ...draft, [name]: value, ...(follows ? { last: value } : {}) });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (draft.first === '' || draft.last === '') return;
    saving.mutate(draft, {
      onSuccess: (fitted) => {
        onSaved(fitted);
        onClose();
      },
    });
  };
  return (
    <Dialog title={staff.t('off.add')} busy={saving.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <div className="form__pair">
          <Field label={staff.t('off.first')} type="date" required {...bind('first')} fault={paths.get('start')} />
          <Field label={staff.t('off.from')} type="time" step={300} {...bind('from')} />
          <Field label={staff.t('off.last')} type="date" required {...bind('last')} fault={paths.get('end')} />
          <Field label={staff.t('off.until')} type="time" step={300} {...bind('until')} />
        </div>
        <p className="quiet">{staff.t('off.hint')}</p>
        <Fault>{sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={saving.isPending}>
          {saving.isPending ? staff.t('hours.saving') : staff.t('off.save')}
        </button>
      </form>
    </Dialog>
  );
}
