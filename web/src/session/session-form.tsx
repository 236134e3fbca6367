import { useRef, useState, type FormEvent } from 'react';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Fault } from '../parts/fault.tsx';
import { Field } from '../parts/field.tsx';
import { useFaultFocus } from '../parts/use-fault-focus.ts';
import { refusalWords, type FailureWords } from '../words/refusal-words.ts';
import { PasswordField } from './password-field.tsx';
import { signIn, signUp } from './session.ts';

interface SessionFormProps {
  /** What happens after signing in, in the words of the button. */
  readonly purpose?: 'book';
  readonly startsNew?: boolean;
  readonly onDone?: () => void;
}

/** Signing in and signing up; what was typed stays when one turns into the other. */
export function SessionForm({ purpose, startsNew = false, onDone }: SessionFormProps) {
  const { t } = useTranslation();
  const [isNew, setNew] = useState(startsNew);
  const [typed, setTyped] = useState({ name: '', email: '', password: '' });
  const form = useRef<HTMLFormElement>(null);
  const entering = useMutation({
    mutationFn: () => (isNew ? signUp(typed) : signIn({ email: typed.email, password: typed.password })),
    onSuccess: () => onDone?.(),
  });
  const { sentence, fields }: FailureWords =
    entering.error === null ? { sentence: '', fields: {} } : refusalWords(t, entering.error);
  useFaultFocus(form, entering.error);
  const bind = (name: keyof typeof typed) => ({
    value: typed[name],
    onChange: (event: { readonly target: HTMLInputElement }) => setTyped({ ...typed, [name]: event.target.value }),
    fault: fields[name],
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  const words = isNew
    ? t(purpose === 'book' ? 'session.signUpBook' : 'session.signUp')
    : t(purpose === 'book' ? 'session.signInBook' : 'session.signIn');
  return (
    <form ref={form} className="form" noValidate onSubmit={submit}>
      {isNew && <Field label={t('session.name')} autoComplete="name" {...bind('name')} />}
      <Field label={t('session.email')} type="email" inputMode="email" autoComplete="username" {...bind('email')} />
      <PasswordField isNew={isNew} {...bind('password')} />
      <Fault>{sentence}</Fault>
      <button type="submit" className="button button--main button--wide" disabled={entering.isPending}>
        {entering.isPending ? t('session.working') : words}
      </button>
      <button
        type="button"
        className="button button--bare button--wide"
        onClick={() => {
          entering.reset();
          setNew(!isNew);
        }}
      >
        {isNew ? t('session.known') : t('session.new')}
      </button>
    </form>
  );
}
