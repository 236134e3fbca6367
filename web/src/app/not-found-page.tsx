import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from '../parts/use-title.ts';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('app.notFound'));
  return (
    <div className="note">
      <h1 className="note__title">{t('app.notFound')}</h1>
      <p>{t('app.notFoundHint')}</p>
      <Link to="/" className="button button--main">
        {t('app.toHome')}
      </Link>
    </div>
  );
}
