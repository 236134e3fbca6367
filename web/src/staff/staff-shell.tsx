import './staff-words.ts';
import '../style/staff.css';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Menu, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Outlet, ScrollRestoration, useLocation } from 'react-router';
import { Brand } from '../app/brand.tsx';
import { SignOutButton } from '../app/sign-out-button.tsx';
import { ThemeToggle } from '../app/theme-toggle.tsx';
import { useSession } from '../session/use-session.ts';
import { StaffNav } from './staff-nav.tsx';
import { WaitingNote } from './waiting-note.tsx';
import { Who } from './who.tsx';

/** The frame of the staff pages: a margin with the pages; on a phone it is behind a button. */
export function StaffShell() {
  const { t } = useTranslation();
  const staff = useTranslation('staff');
  const { pathname } = useLocation();
  const session = useSession();
  const own = typeof session === 'object' ? session.practitionerId : undefined;
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [pathname]);
  return (
    <div className="staff">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <header
        className={open ? 'side side--open' : 'side'}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          setOpen(false);
          button.current?.focus();
        }}
      >
        <div className="side__top">
          <Brand />
          <button
            ref={button}
            type="button"
            className="button button--bare button--round side__menu"
            aria-expanded={open}
            aria-label={staff.t('nav.menu')}
            onClick={() => setOpen(!open)}
          >
            {open ? <X aria-hidden="true" size={22} /> : <Menu aria-hidden="true" size={22} />}
          </button>
        </div>
        <div className="side__rest">
          <StaffNav />
          <div className="side__end">
            <Who />
            <div className="row">
              <ThemeToggle />
              <SignOutButton />
            </div>
          </div>
        </div>
      </header>
      <main id="content" className="desk" tabIndex={-1}>
        {own !== undefined && <WaitingNote practitionerId={own} />}
        <Suspense fallback={null}>
          <Outlet />
        </Suspense>
      </main>
      <ScrollRestoration />
    </div>
  );
}
