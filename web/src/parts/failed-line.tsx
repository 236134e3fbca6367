import { useTranslation } from 'react-i18next';

interface FailedLineProps {
  /** What could not be read. */
  readonly words: string;
  readonly retry: () => void;
}

/** That a small part of a page could not be read, and the way to try again: nothing there would look like nothing to tell. */
export function FailedLine({ words, retry }: FailedLineProps) {
  const { t } = useTranslation();
  return (
    <p className="quiet failed-line" role="status">
      {words}{' '}
      <button type="button" className="button button--bare" onClick={retry}>
        {t('failure.retry')}
      </button>
    </p>
  );
}
