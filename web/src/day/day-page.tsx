import '../staff/staff-words.ts';
import '../style/day.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDoctor } from '../doctor/use-doctor.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { DoctorTabs } from '../staff/doctor-tabs.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { useSession } from '../session/use-session.ts';
import { dayAsked } from './day-asked.ts';
import { dayBase } from './day-link.ts';
import { DayView } from './day-view.tsx';

/** A doctor's day; without a date in the address, today. The front desk sees that of the doctor in the address. */
export function DayPage() {
  const { t } = useTranslation('staff');
  useTitle(t('day.title'));
  const { date, id } = useParams();
  const session = useSession();
  const query = useDoctor(id ?? (typeof session === 'object' ? session.practitionerId : undefined));
  return (
    <NeedsRole roles={[id === undefined ? 'practitioner' : 'admin']}>
      <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
        {(doctor) => (
          <>
            {id !== undefined && <DoctorTabs doctor={doctor} />}
            <DayView
              doctor={doctor}
              {...dayAsked(date, doctor.bookZone)}
              base={dayBase(id)}
              linksClinics={id !== undefined}
            />
          </>
        )}
      </Loaded>
    </NeedsRole>
  );
}
