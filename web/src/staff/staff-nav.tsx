import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useNotifications } from '../notifications/use-notifications.ts';
import { useSession } from '../session/use-session.ts';

/** The pages of a role. */
export function StaffNav() {
  const { t } = useTranslation('staff');
  const session = useSession();
  const unread = useNotifications().data?.pages[0]?.unread ?? 0;
  if (typeof session !== 'object') return null;
  return (
    <nav className="side__nav" aria-label={t('nav.label')}>
      {session.role === 'admin' ? (
        <>
          <NavLink to="/admin" end>
            {t('nav.overview')}
          </NavLink>
          <NavLink to="/admin/doctors">{t('nav.doctors')}</NavLink>
          <NavLink to="/admin/clinics">{t('nav.clinics')}</NavLink>
          <NavLink to="/admin/appointments">{t('nav.appointments')}</NavLink>
          <NavLink to="/patients">{t('nav.patients')}</NavLink>
          <NavLink to="/admin/messages">{t('nav.messages')}</NavLink>
        </>
      ) : (
        <>
          <NavLink to="/day">{t('nav.today')}</NavLink>
          <NavLink to="/hours">{t('nav.hours')}</NavLink>
          <NavLink to="/patients">{t('nav.patients')}</NavLink>
          <NavLink to="/notifications">
            {t('nav.notifications')}
            {unread > 0 && <span className="side__count">{unread}</span>}
          </NavLink>
          <NavLink to="/my-profile">{t('nav.profile')}</NavLink>
          <NavLink to={`/doctors/${session.practitionerId ?? ''}`}>{t('nav.page')}</NavLink>
        </>
      )}
    </nav>
  );
}
