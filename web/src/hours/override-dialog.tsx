import { useRef, useState, type FormEvent } from 'react';
import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Location } from '../api/answers.ts';
import { Choice } from '../parts/choice.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { moreHours, untilClock, type RangeDraft } from './hours-draft.ts';
import { useOverriding } from './use-overriding.ts';

interface OverrideDialogProps {
  readonly practitionerId: string;
  readonly clinics: readonly Location[];
  readonly today: string;
  readonly onSaved: (fitted: Fitted) => void;
  readonly onClose: () => void;
}

/** Other hours on one date; without any, the day is closed. */
export function OverrideDialog({ practitionerId, clinics, today, onSaved, onClose }: OverrideDialogProps) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [where, setWhere] = useState({ date: today, locationId: clinics[0]?.locationId ?? '' });
  const [ranges, setRanges] = useState<readonly RangeDraft[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const saving = useOverriding(practitionerId);
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const wanted = ranges.map(({ from, until }) => ({ from, until: untilClock(until) }));
    saving.mutate(
      { ...where, ranges: wanted },
      {
        onSuccess: (fitted) => {
          onSaved(fitted);
          onClose();
        },
      },
    );
  };
  const bind = (index: number, name: 'from' | 'until') => ({
    value: ranges[index]?.[name] ?? '',
    fault: paths.get(`ranges.${index}.${name}`) ?? (index === ranges.length - 1 ? paths.get('ranges') : undefined),
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setRanges(ranges.map((range, at) => (at === index ? { ...range, [name]: target.value } : range))),
  });
  return (
    <Dialog title={staff.t('overrides.addTitle')} busy={saving.isPending} onClose={onClose}>
      <form ref={form} className="form" noValidate onSubmit={submit}>
        <Field
          label={staff.t('overrides.date')}
          type="date"
          min={today}
          value={where.date}
          fault={paths.get('date')}
          onChange={({ target }) => setWhere({ ...where, date: target.value })}
        />
        <Choice
          label={staff.t('overrides.clinic')}
          value={where.locationId}
          options={clinics.map(({ locationId, name }) => [locationId, name])}
          onChange={({ target }) => setWhere({ ...where, locationId: target.value })}
        />
        {ranges.length === 0 && <p className="quiet">{staff.t('overrides.closed')}</p>}
        {ranges.map(({ key }, index) => (
          <div key={key} className="form__pair">
            <Field label={staff.t('hours.from')} type="time" step={300} {...bind(index, 'from')} />
            <Field label={staff.t('hours.until')} type="time" step={300} {...bind(index, 'until')} />
          </div>
        ))}
        <button type="button" className="button" onClick={() => setRanges([...ranges, moreHours(ranges, 1)])}>
          <Plus aria-hidden="true" size={18} /> {staff.t('hours.addRange')}
        </button>
        <Fault>{sentence}</Fault>
        <button type="submit" className="button button--main button--wide" disabled={saving.isPending}>
          {saving.isPending ? staff.t('hours.saving') : staff.t('overrides.save')}
        </button>
      </form>
    </Dialog>
  );
}
