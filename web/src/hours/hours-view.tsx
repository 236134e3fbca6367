import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Location, Practitioner } from '../api/answers.ts';
import { Empty } from '../parts/empty.tsx';
import { JoinClinic } from './join-clinic.tsx';
import { Overrides } from './overrides.tsx';
import { TimeOff } from './time-off.tsx';
import type { Hours } from './use-hours.ts';
import { WeeklyForm } from './weekly-form.tsx';

interface HoursViewProps {
  readonly doctor: Practitioner;
  readonly clinics: readonly Location[];
  readonly hours: Hours;
  readonly base: string;
}

/** Weekly hours at each clinic, single dates, and time off. */
export function HoursView({ doctor, clinics, hours, base }: HoursViewProps) {
  const { t } = useTranslation('staff');
  const [first] = clinics;
  const set = hours.weekly.map(({ locationId }) => locationId);
  const [more, setMore] = useState<readonly string[]>(
    set.length === 0 && first !== undefined ? [first.locationId] : [],
  );
  const shown = clinics.filter(({ locationId }) => set.includes(locationId) || more.includes(locationId));
  const others = clinics.filter((clinic) => !shown.includes(clinic));
  return (
    <>
      {first === undefined && (
        <Empty title={t('hours.noClinics')} hint={t(doctor.verified ? 'hours.noClinicsHint' : 'hours.noClinicsWait')} />
      )}
      {shown.map((clinic) => (
        <WeeklyForm
          key={clinic.locationId}
          doctor={doctor}
          clinic={clinic}
          weekly={hours.weekly.find(({ locationId }) => locationId === clinic.locationId)}
          base={base}
        />
      ))}
      <JoinClinic doctor={doctor} clinics={others} onJoin={(locationId) => setMore([...more, locationId])} />
      <Overrides
        doctor={doctor}
        clinics={clinics.filter(({ locationId }) => set.includes(locationId))}
        overrides={hours.overrides}
        base={base}
      />
      <TimeOff doctor={doctor} timeOff={hours.timeOff} base={base} />
    </>
  );
}
