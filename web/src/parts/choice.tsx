import type { SelectHTMLAttributes } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface ChoiceProps extends SelectHTMLAttributes<HTMLSelectElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Value and words of each. */
  readonly options: readonly (readonly [string, string])[];
}

/** One of several. */
export function Choice({ label, hint, fault, options, ...select }: ChoiceProps) {
  return (
    <FieldFrame label={label} hint={hint} fault={fault}>
      {(control) => (
        <select {...select} {...control}>
          {options.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
