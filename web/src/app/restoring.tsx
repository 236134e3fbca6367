import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Empty } from '../parts/empty.tsx';
import { Brand } from './brand.tsx';

/** Longer than a slow phone takes to hear who it belongs to, ms. */
const patience = 4_000;

/** While nobody has said yet who is here: nothing at first; when it takes long, why the page is empty. It goes on by itself. */
export function Restoring() {
  const { t } = useTranslation();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div className="shell">
      <header className="header">
        <div className="header__row">
          <Brand />
        </div>
      </header>
      <main className="page" role="alert">
        <Empty title={t('failure.title')} hint={t('failure.offline')}>
          <button type="button" className="button" onClick={() => window.location.reload()}>
            {t('failure.retry')}
          </button>
        </Empty>
      </main>
    </div>
  );
}
