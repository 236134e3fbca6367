import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../session/use-session.ts';

/** The pages of the header, by who looks. */
export function MainNav() {
  const { t } = useTranslation();
  const session = useSession();
  const role = typeof session === 'object' ? session.role : undefined;
  return (
    <nav className="nav" aria-label={t('app.mainNav')}>
      <NavLink to="/" end>
        {t('app.find')}
      </NavLink>
      <NavLink to="/doctors">{t('app.doctors')}</NavLink>
      {role === 'practitioner' && <NavLink to="/day">{t('app.myDay')}</NavLink>}
      {role === 'admin' && <NavLink to="/admin">{t('app.practice')}</NavLink>}
      {(role === undefined || role === 'patient') && <NavLink to="/appointments">{t('app.mine')}</NavLink>}
    </nav>
  );
}
