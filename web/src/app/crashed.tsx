import { useTranslation } from 'react-i18next';

/** What people see when a page of ours breaks. */
export function Crashed() {
  const { t } = useTranslation();
  return (
    <main className="page">
      <div className="note" role="alert">
        <h1 className="note__title">{t('app.crashed')}</h1>
        <p>{t('app.crashedHint')}</p>
        <button type="button" className="button button--main" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </button>
      </div>
    </main>
  );
}
