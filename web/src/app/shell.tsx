import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration } from 'react-router';
import { Header } from './header.tsx';

/** The frame of the public pages and the patients' pages. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <Header />
      <main id="content" className="page" tabIndex={-1}>
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <footer className="footer">
        <span>{t('app.footer')}</span>
        <span className="footer__links">
          <Link to="/join">{t('app.forDoctors')}</Link>
          <Link to="/about">{t('app.about')}</Link>
        </span>
      </footer>
      <ScrollRestoration />
    </div>
  );
}
