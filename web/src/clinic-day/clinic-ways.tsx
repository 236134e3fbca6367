import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import type { DayContent } from '../day/day-sheet.ts';
import { clinicBase } from './clinic-link.ts';

/** From a doctor's day to the same day of the clinics they are at then. */
export function ClinicWays({ content, day }: { readonly content: DayContent; readonly day: string }) {
  const { t } = useTranslation('staff');
  const here = new Set([...content.visits, ...content.free, ...content.held].map(({ locationId }) => locationId));
  const clinics = useLocations().data?.filter(({ locationId }) => here.has(locationId)) ?? [];
  if (clinics.length === 0) return null;
  return (
    <p className="day__clinics">
      {clinics.map(({ locationId, name }) => (
        <Link key={locationId} to={`${clinicBase(locationId)}/${day}`} className="button button--bare">
          {t('clinicDay.all', { name })}
        </Link>
      ))}
    </p>
  );
}
