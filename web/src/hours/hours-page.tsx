import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { useLocations } from '../api/use-locations.ts';
import { dayBase } from '../day/day-link.ts';
import { useDoctor } from '../doctor/use-doctor.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { useSession } from '../session/use-session.ts';
import { DoctorTabs } from '../staff/doctor-tabs.tsx';
import { HoursView } from './hours-view.tsx';
import { useHours } from './use-hours.ts';

interface LoadedHoursProps {
  readonly doctor: Practitioner;
  readonly base: string;
  readonly isOwn: boolean;
}

function LoadedHours({ doctor, base, isOwn }: LoadedHoursProps) {
  const hours = useHours(doctor.practitionerId);
  const clinics = useLocations();
  const both = {
    data:
      hours.data === undefined || clinics.data === undefined ? undefined : { hours: hours.data, clinics: clinics.data },
    error: hours.error ?? clinics.error,
    refetch: () => Promise.all([hours.refetch(), clinics.refetch()]),
  };
  return (
    <Loaded query={both} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
      {(found) => <HoursView doctor={doctor} base={base} isOwn={isOwn} {...found} />}
    </Loaded>
  );
}

/** One's own hours; for the front desk those of the doctor in the address. */
export function HoursPage() {
  const { t } = useTranslation('staff');
  useTitle(t('hours.title'));
  const { id } = useParams();
  const session = useSession();
  const query = useDoctor(id ?? (typeof session === 'object' ? session.practitionerId : undefined));
  return (
    <NeedsRole roles={[id === undefined ? 'practitioner' : 'admin']}>
      <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
        {(doctor) => (
          <div className="narrow">
            {id !== undefined && <DoctorTabs doctor={doctor} />}
            <h1 className="page__title">{t('hours.title')}</h1>
            <p className="lead">{t('hours.lead')}</p>
            <LoadedHours key={doctor.practitionerId} doctor={doctor} base={dayBase(id)} isOwn={id === undefined} />
          </div>
        )}
      </Loaded>
    </NeedsRole>
  );
}
