import './staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDoctor } from '../doctor/use-doctor.ts';
import { WhyDialog } from '../hours/why-dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { useSession } from '../session/use-session.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { moneyWords } from '../words/money-words.ts';
import { AvailabilitySwitch } from './availability-switch.tsx';
import { DoctorTabs } from './doctor-tabs.tsx';
import { ProfileFacts } from './profile-facts.tsx';
import { ProfileForm } from './profile-form.tsx';

/** One's own profile; for the front desk that of the doctor in the address. */
export function ProfilePage() {
  const { t } = useTranslation('staff');
  const { id } = useParams();
  const session = useSession();
  const [asks, setAsks] = useState(false);
  const query = useDoctor(id ?? (typeof session === 'object' ? session.practitionerId : undefined));
  useTitle(id === undefined ? t('person.title') : (query.data?.name ?? ''));
  return (
    <NeedsRole roles={[id === undefined ? 'practitioner' : 'admin']}>
      <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
        {(doctor) => (
          <div className="narrow">
            {id !== undefined && <DoctorTabs doctor={doctor} />}
            <div className="page__head">
              <h1 className="page__title">{id === undefined ? t('person.title') : doctor.name}</h1>
              <button type="button" className="button" onClick={() => setAsks(true)}>
                {t('why.title')}
              </button>
            </div>
            <p className="lead">{[doctor.specialty, moneyWords(doctor.fee)].join(' · ')}</p>
            {id === undefined && <ProfileFacts doctor={doctor} />}
            <AvailabilitySwitch doctor={doctor} />
            <ProfileForm key={doctor.practitionerId} doctor={doctor} isAdmin={id !== undefined} />
            {asks && (
              <WhyDialog
                doctor={doctor}
                day={calendarDay(new Date(), doctor.bookZone)}
                onClose={() => setAsks(false)}
              />
            )}
          </div>
        )}
      </Loaded>
    </NeedsRole>
  );
}
