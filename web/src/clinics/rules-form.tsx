import { useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from 'sonner';
import type { Location } from '../api/answers.ts';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { pathFaults } from '../staff/path-faults.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { ReminderSteps } from './reminder-steps.tsx';
import { rulesDraft, rulesRequest, type RulesDraft } from './rules-draft.ts';
import { SpanField } from './span-field.tsx';

const spans = ['minimumNotice', 'cancelNotice', 'lateCancel', 'openingNotice'] as const;
const numbers = ['horizonDays', 'capPerPatient', 'capPerDay'] as const;

/** The rules of booking at a clinic, in plain words. */
export function RulesForm({ clinic }: { readonly clinic: Location }) {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const [draft, setDraft] = useState<RulesDraft>(() => rulesDraft(clinic.policy));
  const form = useRef<HTMLFormElement>(null);
  const saving = useStaffCommand(
    (rules: RulesDraft) => ({
      method: 'PUT',
      path: `/api/locations/${clinic.locationId}/policy`,
      body: rulesRequest(rules),
    }),
    // A visit may stand against a rule that was not there before.
    ['locations', 'slots', 'appointments'],
  );
  useFaultFocus(form, saving.error);
  const { sentence, paths } = pathFaults(t, saving.error);
  const change = (next: Partial<RulesDraft>) => setDraft({ ...draft, ...next });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate(draft, { onSuccess: () => toast.success(staff.t('rules.saved')) });
  };
  return (
    <section className="section" aria-labelledby="rules-title">
      <h2 id="rules-title">{staff.t('rules.title')}</h2>
      <form ref={form} className="form rules" noValidate onSubmit={submit}>
        {spans.map((name) => (
          <SpanField
            key={name}
            label={staff.t(`rules.${name}`)}
            span={draft[name]}
            fault={paths.get(name)}
            onChange={(span) => change({ [name]: span })}
          />
        ))}
        {numbers.map((name) => (
          <Field
            key={name}
            label={staff.t(`rules.${name}`)}
            inputMode="numeric"
            value={draft[name]}
            fault={paths.get(name)}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        ))}
        <ReminderSteps
          steps={draft.reminderSteps}
          faults={paths}
          onChange={(reminderSteps) => change({ reminderSteps })}
        />
        <Fault>{sentence}</Fault>
        <div className="row">
          <button type="submit" className="button button--main" disabled={saving.isPending}>
            {saving.isPending ? staff.t('clinics.saving') : staff.t('rules.save')}
          </button>
        </div>
      </form>
    </section>
  );
}
