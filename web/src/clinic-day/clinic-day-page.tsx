import '../staff/staff-words.ts';
import '../style/day.css';
import '../style/desk.css';
import '../style/clinic-day.css';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLocations } from '../api/use-locations.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { NeedsRole } from '../session/needs-role.tsx';
import { dayAsked } from '../day/day-asked.ts';
import { ClinicDayView } from './clinic-day-view.tsx';

/** A clinic's day, for the front desk; without a date in the address, today on the clinic's calendar. */
export function ClinicDayPage() {
  const { t } = useTranslation('staff');
  const { id, date } = useParams();
  const query = useLocations();
  return (
    <NeedsRole roles={['admin']}>
      <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
        {(clinics) => {
          const clinic = clinics.find(({ locationId }) => locationId === id);
          if (clinic === undefined)
            return (
              <Empty title={t('clinics.unknown')} hint={t('clinics.unknownHint')}>
                <Link to="/admin/clinics" className="button">
                  {t('clinics.back')}
                </Link>
              </Empty>
            );
          return <ClinicDayView key={clinic.locationId} clinic={clinic} {...dayAsked(date, clinic.zone)} />;
        }}
      </Loaded>
    </NeedsRole>
  );
}
