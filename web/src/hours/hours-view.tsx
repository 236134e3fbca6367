import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
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
  /** Whether the doctor looks, or the front desk. */
  readonly isOwn: boolean;
}

/** Weekly hours at each clinic, single dates, and time off. */
export function HoursView({ doctor, clinics, hours, base, isOwn }: HoursViewProps) {
  const { t } = useTranslation('staff');
  const [first] = clinics;
  const set = hours.weekly.map(({ locationId }) => locationId);
  const [more, setMore] = useState<readonly string[]>(
    set.length === 0 && first !== undefined ? [first.locationId] : [],
  );
  /** The clinic whose form was asked for last: the focus goes there. */
  const [joined, setJoined] = useState<string>();
  const join = (locationId: string) => {
    setMore([...more, locationId]);
    setJoined(locationId);
  };
  const shown = clinics.filter(({ locationId }) => set.includes(locationId) || more.includes(locationId));
  const others = clinics.filter((clinic) => !shown.includes(clinic));
  const noClinics = !isOwn ? 'hours.noClinicsDesk' : doctor.verified ? 'hours.noClinicsHint' : 'hours.noClinicsWait';
  return (
    <>
      {first === undefined && (
        <Empty title={t('hours.noClinics')} hint={t(noClinics)}>
          {!isOwn && (
            <Link to="/admin/clinics" className="button">
              {t('clinics.back')}
            </Link>
          )}
        </Empty>
      )}
      {shown.map((clinic) => (
        <WeeklyForm
          key={clinic.locationId}
          doctor={doctor}
          clinic={clinic}
          weekly={hours.weekly.find(({ locationId }) => locationId === clinic.locationId)}
          base={base}
          isOwn={isOwn}
          isJoined={clinic.locationId === joined}
        />
      ))}
      {(isOwn || others.length > 0) && <JoinClinic doctor={doctor} clinics={others} isOwn={isOwn} onJoin={join} />}
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
