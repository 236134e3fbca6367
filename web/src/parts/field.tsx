import type { InputHTMLAttributes, ReactNode } from 'react';
import { FieldFrame } from './field-frame.tsx';

interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault?: string | undefined;
  /** Beside the input, such as a button. */
  readonly children?: ReactNode;
}

/** A field of one line. */
export function Field({ label, hint, fault, children, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} fault={fault}>
      {(control) => (
        <>
          <input {...input} {...control} />
          {children}
        </>
      )}
    </FieldFrame>
  );
}
