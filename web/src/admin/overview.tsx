import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ClinicsToday } from '../clinic-day/clinics-today.tsx';
import { OverviewConflicts } from '../conflicts/overview-conflicts.tsx';
import { LiveMark } from '../live/live-mark.tsx';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { calendarDay, dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';
import { viewerZone } from '../words/time-words.ts';
import { AppointmentRow } from './appointment-row.tsx';
import { useAllDoctors } from './use-all-doctors.ts';
import { useSpan } from './use-appointments.ts';
import { useDeadMessages } from './use-dead-messages.ts';

const latest = 5;

/** Numbers that lead to what they count, and the latest bookings. */
export function Overview() {
  const { t } = useTranslation('staff');
  const now = useNow();
  const zone = viewerZone();
  const today = calendarDay(new Date(now), zone);
  const tomorrow = dayAfter(today);
  const nextWeek = dayAfter(today, 7);
  const doctors = useAllDoctors();
  const week = useSpan(dayStart(today, zone), dayStart(nextWeek, zone));
  const dead = useDeadMessages();
  const count = (page: { readonly items: readonly unknown[]; readonly next?: string | undefined } | undefined) =>
    page === undefined ? '–' : `${page.items.length}${page.next === undefined ? '' : '+'}`;
  const known = doctors.data && { ...doctors.data, items: doctors.data.items.filter(({ verified }) => verified) };
  const unchecked = doctors.data?.items.filter(({ verified }) => !verified).length ?? 0;
  return (
    <>
      <div className="day__head">
        <h1>{t('admin.title')}</h1>
        <LiveMark />
      </div>
      <Loaded query={week} skeleton={<Skeleton rows={6} shape="skeleton__row--line" />}>
        {({ items, next }) => {
          const inState = (state: string) => items.filter(({ status }) => status === state);
          const booked = inState('booked');
          const cancelled = inState('cancelled');
          const isToday = ({ start }: { readonly start: string }) => start < dayStart(tomorrow, zone);
          const more = next === undefined ? '' : '+';
          const span = `from=${today}&to=${dayAfter(nextWeek, -1)}`;
          const newest = items.toSorted((one, other) => other.bookedAt.localeCompare(one.bookedAt)).slice(0, latest);
          const tiles = [
            [count(known), t('admin.doctors'), '/admin/doctors'],
            [
              `${booked.filter(isToday).length}`,
              t('admin.today'),
              `/admin/appointments?status=booked&from=${today}&to=${today}`,
            ],
            [
              `${inState('arrived').filter(isToday).length}`,
              t('admin.waiting'),
              `/admin/appointments?status=arrived&from=${today}&to=${today}`,
            ],
            [`${booked.length}${more}`, t('admin.week'), `/admin/appointments?status=booked&${span}`],
            [`${cancelled.length}${more}`, t('admin.cancelled'), `/admin/appointments?status=cancelled&${span}`],
            [count(dead.data), t('admin.dead'), '/admin/messages'],
          ] as const;
          return (
            <>
              <div className="tiles">
                {tiles.map(([number, words, to]) => (
                  <Link key={words} to={to}>
                    <strong>{number}</strong>
                    <span>{words}</span>
                  </Link>
                ))}
              </div>
              {unchecked > 0 && (
                <p className="overview__waits">
                  <Link to="/admin/doctors">{t('admin.unchecked', { count: unchecked })}</Link>
                </p>
              )}
              <ClinicsToday />
              <OverviewConflicts />
              <h2>{t('admin.latest')}</h2>
              {newest.length === 0 ? (
                <Empty title={t('admin.none')} hint={t('admin.noneHint')} />
              ) : (
                <ul className="rows">
                  {newest.map((visit) => (
                    <AppointmentRow key={visit.appointmentId} visit={visit} now={now} />
                  ))}
                </ul>
              )}
              <p className="rows__after">
                <Link to="/admin/appointments" className="button">
                  {t('admin.all')}
                </Link>
              </p>
            </>
          );
        }}
      </Loaded>
    </>
  );
}
