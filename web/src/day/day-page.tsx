import '../staff/staff-words.ts';
import '../style/day.css';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDoctor } from '../doctor/use-doctor.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { useSession } from '../session/use-session.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { DayView } from './day-view.tsx';

/** A doctor's day; without a date in the address, today. */
export function DayPage() {
  const { t } = useTranslation('staff');
  useTitle(t('day.title'));
  const { date } = useParams();
  const session = useSession();
  const query = useDoctor(typeof session === 'object' ? session.practitionerId : undefined);
  return (
    <NeedsRole roles={['practitioner']}>
      <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
        {(doctor) => {
          const today = calendarDay(new Date(), doctor.bookZone);
          const day = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : today;
          return <DayView doctor={doctor} day={Number.isNaN(Date.parse(day)) ? today : day} today={today} />;
        }}
      </Loaded>
    </NeedsRole>
  );
}
