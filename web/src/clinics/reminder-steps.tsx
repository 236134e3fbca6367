import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { RulesDraft } from './rules-draft.ts';
import { SpanField } from './span-field.tsx';

interface ReminderStepsProps {
  readonly steps: RulesDraft['reminderSteps'];
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (steps: RulesDraft['reminderSteps']) => void;
}

const most = 6;

/** When reminders are sent, the earliest first. */
export function ReminderSteps({ steps, faults, onChange }: ReminderStepsProps) {
  const { t } = useTranslation('staff');
  const add = () =>
    onChange([...steps, { key: Math.max(-1, ...steps.map(({ key }) => key)) + 1, amount: '1', unit: 'hours' }]);
  return (
    <fieldset className="form group rules__wide">
      <legend>{t('rules.reminders')}</legend>
      {steps.map((step, index) => (
        <div key={step.key} className="reminder">
          <SpanField
            label={t('rules.reminder')}
            span={step}
            fault={faults.get(`reminderSteps.${index}`)}
            onChange={(span) => onChange(steps.map((one) => (one.key === step.key ? { ...one, ...span } : one)))}
          />
          <button
            type="button"
            className="button button--bare button--round"
            aria-label={t('rules.removeReminder')}
            onClick={() => onChange(steps.filter(({ key }) => key !== step.key))}
          >
            <X aria-hidden="true" size={18} />
          </button>
        </div>
      ))}
      {steps.length < most && (
        <div className="row">
          <button type="button" className="button" onClick={add}>
            <Plus aria-hidden="true" size={18} /> {t('rules.addReminder')}
          </button>
        </div>
      )}
    </fieldset>
  );
}
