import { useTranslation } from 'react-i18next';
import { refusalWords } from '../words/refusal-words.ts';

/** What could not be loaded, why, and the way to try again. */
export function Failed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { t } = useTranslation();
  const { sentence } = refusalWords(t, error);
  return (
    <div className="note" role="alert">
      <h2 className="note__title">{t('failure.title')}</h2>
      <p>{sentence === '' ? t('failure.unexpected') : sentence}</p>
      <button type="button" className="button" onClick={retry}>
        {t('failure.retry')}
      </button>
    </div>
  );
}
