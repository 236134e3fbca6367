import { useTranslation } from 'react-i18next';
import { objectionTitle } from '../desk/objection-words.ts';

interface Reason {
  readonly reason: string;
  readonly detail: string;
  readonly canBeOverridden: boolean;
}

/** Every reason against a time, and whether staff can set it aside. */
export function ReasonList({ when, reasons }: { readonly when: string; readonly reasons: readonly Reason[] }) {
  const { t } = useTranslation('staff');
  return (
    <>
      <p className="reasons__title">{t('why.notOffered', { when })}</p>
      <ul className="reasons">
        {reasons.map(({ reason, detail, canBeOverridden }) => (
          <li key={reason}>
            <strong>{objectionTitle(t, reason)}</strong>
            <p>{detail}</p>
            {canBeOverridden && <span className="tag">{t('why.canBeSetAside')}</span>}
          </li>
        ))}
      </ul>
    </>
  );
}
