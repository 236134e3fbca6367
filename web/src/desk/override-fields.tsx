import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../parts/field.tsx';

interface OverrideFieldsProps {
  /** The words of the button. */
  readonly yes: string;
  readonly busy: boolean;
  readonly onYes: (reason: string) => void;
}

const shortest = 3;

/** Sets a rule aside that was just said, with the reason for it. */
export function OverrideFields({ yes, busy, onYes }: OverrideFieldsProps) {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < shortest;
  const go = () => {
    setTried(true);
    if (!isShort) onYes(reason.trim());
  };
  return (
    <section className="aside" aria-label={t('override.title')}>
      <p className="aside__title">{t('override.title')}</p>
      <Field
        label={t('override.reason')}
        hint={t('override.hint')}
        fault={isTried && isShort ? t('override.needed') : undefined}
        value={reason}
        maxLength={200}
        onChange={({ target }) => setReason(target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          go();
        }}
      />
      <button type="button" className="button button--wide" disabled={busy} onClick={go}>
        {yes}
      </button>
    </section>
  );
}
