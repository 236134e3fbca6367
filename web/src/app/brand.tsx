import { Link } from 'react-router';
import { useTranslation } from 'react-i18next';

/** The mark: a book with the red margin line. */
export function Brand() {
  const { t } = useTranslation();
  return (
    <Link to="/" className="brand">
      <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
        <rect x="2" y="2" width="20" height="20" rx="4" className="brand__cloth" />
        <path d="M6.5 2v20" className="brand__margin" />
        <path d="M10 8h8M10 12h8M10 16h5" className="brand__lines" />
      </svg>
      <span>{t('app.name')}</span>
    </Link>
  );
}
