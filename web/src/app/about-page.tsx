import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from '../parts/use-title.ts';

/** What this is, and whom to ask. */
export function AboutPage() {
  const { t } = useTranslation();
  useTitle(t('app.about'));
  return (
    <article className="prose">
      <h1>{t('about.title')}</h1>
      <p className="lead">{t('about.lead')}</p>
      <p>{t('about.one')}</p>
      <p>{t('about.two')}</p>
      <p>{t('about.three')}</p>
      <h2>{t('about.contact')}</h2>
      <p>{t('about.contactWords')}</p>
      <Link to="/" className="button button--main">
        {t('app.find')}
      </Link>
    </article>
  );
}
