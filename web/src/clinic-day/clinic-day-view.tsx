import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { Location } from '../api/answers.ts';
import { useAllDoctors } from '../admin/use-all-doctors.ts';
import { DayDetail } from '../day/day-detail.tsx';
import { DayHead } from '../day/day-head.tsx';
import { dayBase, dayLink } from '../day/day-link.ts';
import { dayTitle } from '../day/day-words.ts';
import { focusBlock, pointedAt, useDayKeys } from '../day/use-day-keys.ts';
import { useStep } from '../day/use-step.ts';
import type { Step } from '../day/visit-acts.ts';
import { useWatch } from '../live/use-watch.ts';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { useTitle } from '../parts/use-title.ts';
import { sameClock, viewerZone, zoneName } from '../words/time-words.ts';
import { ClinicSheetView } from './clinic-sheet-view.tsx';
import { clinicBase } from './clinic-link.ts';
import { useClinicContent } from './use-clinic-content.ts';
import { watchedHere } from './watched-here.ts';

interface ClinicDayViewProps {
  readonly clinic: Location;
  readonly day: string;
  readonly today: string;
}

/** The whole clinic on one day: a column for each doctor, one entry opened beside. */
export function ClinicDayView({ clinic, day, today }: ClinicDayViewProps) {
  const { t } = useTranslation('staff');
  const { locationId, name, zone } = clinic;
  useTitle(`${name}, ${dayTitle(day)}`);
  const now = useNow();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const content = useClinicContent(clinic, day);
  const everybody = useAllDoctors();
  const doctors = everybody.data?.items;
  useWatch(watchedHere(content.data, doctors ?? []));
  const { byKey } = useStep();
  const base = clinicBase(locationId);
  const openDay = (next: string) => void navigate(next === today ? base : `${base}/${next}`);
  const chosen = search.get('at') ?? undefined;
  const step = (act: Step) => () => {
    const id = pointedAt(chosen);
    byKey(
      content.data?.visits.find(({ appointmentId }) => appointmentId === id),
      act,
      Date.now(),
    );
  };
  useDayKeys({ t: () => openDay(today), a: step('arrive'), d: step('done') });
  const choose = (id: string | undefined) =>
    setSearch(id === undefined ? {} : { at: id }, { replace: true, preventScrollReset: true });
  const close = () => {
    choose(undefined);
    focusBlock(chosen);
  };
  const doctorOf = (id: string | undefined) => doctors?.find(({ practitionerId }) => practitionerId === id);
  const both = {
    data: doctors === undefined ? undefined : content.data,
    error: content.error ?? everybody.error,
    refetch: () => Promise.all([content.refetch(), everybody.refetch()]),
  };
  const slot = [...(content.data?.free ?? []), ...(content.data?.held ?? [])].find(({ slotId }) => slotId === chosen);
  return (
    <div className={chosen === undefined ? 'day clinic-day' : 'day day--open clinic-day'}>
      <div className="day__main">
        <p className="crumb">
          <Link to={`/admin/clinics/${locationId}`}>{name}</Link>
          {!sameClock(new Date(now).toISOString(), zone, viewerZone()) && (
            <span className="quiet"> {t('clinics.clock', { zone: zoneName(zone) })}</span>
          )}
        </p>
        <DayHead day={day} today={today} onDay={openDay} />
        <Loaded query={both} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {(found) => (
            <ClinicSheetView
              clinic={clinic}
              day={day}
              isToday={day === today}
              content={found}
              doctors={doctors ?? []}
              now={now}
              chosen={chosen}
              onChoose={choose}
            />
          )}
        </Loaded>
        <div className="day__foot">
          <p className="day__keys">{t('clinicDay.shortcuts')}</p>
        </div>
      </div>
      <DayDetail
        chosen={chosen}
        doctor={doctorOf(slot?.practitionerId)}
        zone={zone}
        content={content.data}
        now={now}
        dayPageOf={(entry) =>
          dayLink(dayBase(entry.practitionerId), entry, doctorOf(entry.practitionerId)?.bookZone ?? zone)
        }
        onChoose={choose}
        onClose={close}
      />
    </div>
  );
}
