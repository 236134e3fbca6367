import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Location } from '../api/answers.ts';
import { useLocations } from '../api/use-locations.ts';
import { clinicBase } from '../clinic-day/clinic-link.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { useSession } from '../session/use-session.ts';
import { zoneName } from '../words/time-words.ts';
import { ClinicDialog } from './clinic-dialog.tsx';
import { Closures } from './closures.tsx';
import { RulesForm } from './rules-form.tsx';
import { VisitTypes } from './visit-types.tsx';

interface OneClinicProps {
  readonly clinic: Location;
  /** Whether the front desk looks: the day of a clinic is theirs. */
  readonly isAdmin: boolean;
}

function OneClinic({ clinic, isAdmin }: OneClinicProps) {
  const { t } = useTranslation('staff');
  const [edits, setEdits] = useState(false);
  const { name, address, phone, zone, coordinates } = clinic;
  const facts = [
    ...address,
    ...(phone === undefined ? [] : [phone]),
    ...(coordinates === undefined ? [] : [t('clinics.place', coordinates)]),
    t('clinics.clock', { zone: zoneName(zone) }),
  ];
  return (
    <>
      <div className="page__head">
        <h1 className="page__title">{name}</h1>
        <div className="row">
          {isAdmin && (
            <Link to={clinicBase(clinic.locationId)} className="button button--main">
              {t('clinicDay.today', { name })}
            </Link>
          )}
          <button type="button" className="button" onClick={() => setEdits(true)}>
            {t('clinics.edit')}
          </button>
        </div>
      </div>
      <p className="lead">{facts.join(' · ')}</p>
      <VisitTypes clinic={clinic} />
      <Closures clinic={clinic} />
      <RulesForm clinic={clinic} />
      {edits && <ClinicDialog clinic={clinic} onClose={() => setEdits(false)} />}
    </>
  );
}

/** One clinic, for an admin and for the doctor who registered it: kinds of visits, closed days and the rules of booking. */
export function ClinicPage() {
  const { t } = useTranslation('staff');
  const { id } = useParams();
  const query = useLocations();
  const clinic = query.data?.find(({ locationId }) => locationId === id);
  const session = useSession();
  const signedIn = typeof session === 'object' ? session : undefined;
  const isAdmin = signedIn?.role === 'admin';
  useTitle(clinic?.name ?? t('clinics.title'));
  return (
    <NeedsRole roles={['admin', 'practitioner']}>
      <div className="narrow">
        <p className="crumb">
          {isAdmin ? (
            <Link to="/admin/clinics">{t('clinics.back')}</Link>
          ) : (
            <Link to="/hours">{t('clinics.backToHours')}</Link>
          )}
        </p>
        <Loaded query={query} skeleton={<Skeleton rows={1} shape="skeleton__row--grid" />}>
          {() => {
            if (clinic === undefined) return <Empty title={t('clinics.unknown')} hint={t('clinics.unknownHint')} />;
            if (!isAdmin && (clinic.founderId === undefined || signedIn?.practitionerId !== clinic.founderId))
              return <Empty title={t('clinics.notFounder')} hint={t('clinics.notFounderHint')} />;
            return <OneClinic key={clinic.locationId} clinic={clinic} isAdmin={isAdmin} />;
          }}
        </Loaded>
      </div>
    </NeedsRole>
  );
}
