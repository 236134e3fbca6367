import { useEffect, useRef, useState } from 'react';
import { Menu, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LiveMark } from '../live/live-mark.tsx';
import { Bell } from '../notifications/bell.tsx';
import { useSession } from '../session/use-session.ts';
import { Brand } from './brand.tsx';
import { MainNav } from './main-nav.tsx';
import { SignOutButton } from './sign-out-button.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

/** The top of the page; on a phone its links are behind a button. */
export function Header() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => setOpen(false), [pathname]);
  const signedIn = typeof session === 'object';
  return (
    <header
      className={open ? 'header header--open' : 'header'}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return;
        setOpen(false);
        button.current?.focus();
      }}
    >
      <div className="header__row">
        <Brand />
        <div className="header__wide">
          <MainNav />
        </div>
        <div className="header__end">
          <LiveMark />
          <div className="header__wide">
            <ThemeToggle />
          </div>
          {signedIn && <Bell />}
          {signedIn && (
            <div className="header__wide">
              <SignOutButton />
            </div>
          )}
          {session === undefined && pathname !== '/sign-in' && (
            <Link to="/sign-in" className="button">
              {t('app.signIn')}
            </Link>
          )}
          <button
            ref={button}
            type="button"
            className="button button--bare button--round header__menu"
            aria-expanded={open}
            aria-label={t('app.mainNav')}
            onClick={() => setOpen(!open)}
          >
            {open ? <X aria-hidden="true" size={22} /> : <Menu aria-hidden="true" size={22} />}
          </button>
        </div>
      </div>
      {open && (
        <div className="header__drawer">
          <MainNav />
          <div className="header__drawer-end">
            <ThemeToggle />
            {signedIn && <SignOutButton />}
          </div>
        </div>
      )}
    </header>
  );
}
