import { useTranslation } from 'react-i18next';
import { Field } from '../parts/field.tsx';
import { units, type SpanDraft } from './rules-draft.ts';

interface SpanFieldProps {
  readonly label: string;
  readonly span: SpanDraft;
  readonly fault: string | undefined;
  readonly onChange: (span: SpanDraft) => void;
}

/** A length of time: how many, and of what. */
export function SpanField({ label, span, fault, onChange }: SpanFieldProps) {
  const { t } = useTranslation('staff');
  return (
    <div className="span">
      <Field
        label={label}
        inputMode="decimal"
        value={span.amount}
        fault={fault}
        onChange={({ target }) => onChange({ ...span, amount: target.value })}
      >
        <select
          className="input span__unit"
          aria-label={`${label}: ${t('rules.unit')}`}
          value={span.unit}
          onChange={({ target }) =>
            onChange({ ...span, unit: units.find((unit) => unit === target.value) ?? span.unit })
          }
        >
          {units.map((unit) => (
            <option key={unit} value={unit}>
              {t(`rules.unit_${unit}`)}
            </option>
          ))}
        </select>
      </Field>
    </div>
  );
}
