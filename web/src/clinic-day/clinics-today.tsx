import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import { FailedLine } from '../parts/failed-line.tsx';
import { clinicBase } from './clinic-link.ts';

/** Today at each clinic. */
export function ClinicsToday() {
  const { t } = useTranslation('staff');
  const query = useLocations();
  if (query.data === undefined && query.error !== null)
    return <FailedLine words={t('clinicDay.failed')} retry={() => void query.refetch()} />;
  const clinics = query.data ?? [];
  if (clinics.length === 0) return null;
  return (
    <nav className="row clinics-today" aria-label={t('clinicDay.days')}>
      {clinics.map(({ locationId, name }) => (
        <Link key={locationId} to={clinicBase(locationId)} className="button">
          {t('clinicDay.today', { name })}
        </Link>
      ))}
    </nav>
  );
}
