import { useTranslation } from 'react-i18next';
import { NavLink, Link } from 'react-router';
import type { Practitioner } from '../api/answers.ts';

/** The pages of one doctor, for the front desk. */
export function DoctorTabs({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation('staff');
  const { practitionerId, name, available, verified } = doctor;
  const base = `/admin/doctors/${practitionerId}`;
  return (
    <nav className="tabs" aria-label={t('person.label', { name })}>
      <strong>{name}</strong>
      {!verified && <span className="tag tag--held">{t('doctors.waits')}</span>}
      {!available && <span className="tag tag--held">{t('person.off')}</span>}
      <NavLink to={base} end>
        {t('person.profile')}
      </NavLink>
      <NavLink to={`${base}/day`}>{t('person.day')}</NavLink>
      <NavLink to={`${base}/hours`}>{t('person.hours')}</NavLink>
      <Link to={`/doctors/${practitionerId}`}>{t('person.page')}</Link>
    </nav>
  );
}
