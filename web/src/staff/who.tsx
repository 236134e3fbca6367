import { useTranslation } from 'react-i18next';
import { useMe } from './use-me.ts';

/** Name and role of whoever is signed in. */
export function Who() {
  const { t } = useTranslation('staff');
  const { data } = useMe();
  if (data === undefined || data.role === 'patient') return null;
  return (
    <p className="side__who">
      <strong>{data.name}</strong>
      <span className="tag">{t(`nav.role_${data.role}`)}</span>
    </p>
  );
}
