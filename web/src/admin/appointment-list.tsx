import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { LiveMark } from '../live/live-mark.tsx';
import { Choice } from '../parts/choice.tsx';
import { Empty } from '../parts/empty.tsx';
import { Field } from '../parts/field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { useAddressQuery } from '../staff/use-address-query.ts';
import { viewerZone } from '../words/time-words.ts';
import { AppointmentDetail } from './appointment-detail.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import { readFilter, states } from './read-filter.ts';
import { useAllDoctors } from './use-all-doctors.ts';
import { useAppointments } from './use-appointments.ts';

/** All appointments with filters, and one of them beside. */
export function AppointmentList() {
  const { t } = useTranslation('staff');
  const now = useNow();
  const { search, set } = useAddressQuery();
  const doctors = useAllDoctors().data?.items ?? [];
  const query = useAppointments(readFilter(search, viewerZone()));
  const chosen = search.get('visit') ?? undefined;
  const close = () => {
    set('visit', undefined);
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-visit="${CSS.escape(chosen ?? '')}"]`)?.focus(),
    );
  };
  const bind = (name: string) => ({
    value: search.get(name) ?? '',
    onChange: (event: { readonly target: { readonly value: string } }) => set(name, event.target.value),
  });
  return (
    <div className={chosen === undefined ? 'day' : 'day day--open'}>
      <div className="day__main">
        <div className="day__head">
          <h1>{t('list.title')}</h1>
          <LiveMark />
        </div>
        <div className="filters">
          <Choice
            label={t('list.status')}
            options={[
              ['', t('list.any')],
              ...states.map((status): [string, string] => [status, t(`list.status_${status}`)]),
            ]}
            {...bind('status')}
          />
          <Choice
            label={t('list.doctor')}
            options={[
              ['', t('list.anyDoctor')],
              ...doctors.map(({ practitionerId, name }): [string, string] => [practitionerId, name]),
            ]}
            {...bind('doctor')}
          />
          <Field label={t('list.from')} type="date" {...bind('from')} />
          <Field label={t('list.to')} type="date" {...bind('to')} />
        </div>
        <Loaded query={query} skeleton={<Skeleton rows={8} shape="skeleton__row--line" />}>
          {({ pages }) => {
            const items = pages.flatMap((page) => page.items);
            if (items.length === 0) {
              return (
                <Empty title={t('list.none')} hint={t('list.noneHint')}>
                  <Link to="/admin/appointments" className="button">
                    {t('list.clear')}
                  </Link>
                </Empty>
              );
            }
            return (
              <>
                <ul className="rows">
                  {items.map((visit) => (
                    <AppointmentRow key={visit.appointmentId} visit={visit} now={now} search={search} />
                  ))}
                </ul>
                <More query={query} words={t('list.more')} />
              </>
            );
          }}
        </Loaded>
      </div>
      <AppointmentDetail appointmentId={chosen} now={now} onClose={close} />
    </div>
  );
}
