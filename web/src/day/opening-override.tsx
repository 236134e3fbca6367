import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { openingReasons, type OpeningReason } from '@daybook/contracts/opening-reasons.ts';
import { Choice } from '../parts/choice.tsx';

interface OpeningOverrideProps {
  readonly busy: boolean;
  /** Whether no time is left to open. */
  readonly isEmpty: boolean;
  readonly onYes: (reason: OpeningReason) => void;
}

/** Sets the notice for opening aside that was just said. The reason is one of a list: what is typed could name a patient. */
export function OpeningOverride({ busy, isEmpty, onYes }: OpeningOverrideProps) {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useState<OpeningReason>('urgent');
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    // It stands where the button was that had the focus.
    box.current?.querySelector('select')?.focus();
  }, []);
  return (
    <section ref={box} className="aside" aria-label={t('override.title')}>
      <p className="aside__title">{t('override.title')}</p>
      <Choice
        label={t('override.reason')}
        value={reason}
        options={openingReasons.map((one) => [one, t(`opening_reason.${one}`)])}
        onChange={({ target }) => setReason(openingReasons.find((one) => one === target.value) ?? reason)}
      />
      <button type="button" className="button button--wide" disabled={busy || isEmpty} onClick={() => onYes(reason)}>
        {t(busy ? 'add.opening' : 'override.open')}
      </button>
    </section>
  );
}
