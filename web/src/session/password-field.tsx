import { useState, type InputHTMLAttributes } from 'react';
import { Eye, EyeOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/field.tsx';

interface PasswordFieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly isNew: boolean;
  readonly fault?: string | undefined;
}

/** A password, which can be shown. */
export function PasswordField({ isNew, fault, ...input }: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field
      {...input}
      label={t('session.password')}
      type={shown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      hint={isNew ? t('session.passwordHint') : undefined}
      fault={fault}
    >
      <button
        type="button"
        className="button button--bare button--round field__button"
        aria-label={shown ? t('session.hidePassword') : t('session.showPassword')}
        onClick={() => setShown(!shown)}
      >
        {shown ? <EyeOff aria-hidden="true" size={20} /> : <Eye aria-hidden="true" size={20} />}
      </button>
    </Field>
  );
}
