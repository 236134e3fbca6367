import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import type { DayContent } from '../day/day-sheet.ts';
import { FailedLine } from '../parts/failed-line.tsx';
import { clinicBase, clinicDate } from './clinic-link.ts';

/** From a doctor's day to that of the clinics they are at then. */
export function ClinicWays({ content }: { readonly content: DayContent }) {
  const { t } = useTranslation('staff');
  const query = useLocations();
  if (query.data === undefined && query.error !== null)
    return <FailedLine words={t('clinicDay.failed')} retry={() => void query.refetch()} />;
  const ways = (query.data ?? []).flatMap((clinic) => {
    const date = clinicDate(content, clinic);
    return date === undefined ? [] : [{ ...clinic, date }];
  });
  if (ways.length === 0) return null;
  return (
    <p className="day__clinics">
      {ways.map(({ locationId, name, date }) => (
        <Link key={locationId} to={`${clinicBase(locationId)}/${date}`} className="button button--bare">
          {t('clinicDay.all', { name })}
        </Link>
      ))}
    </p>
  );
}
