import '../staff/staff-words.ts';
import '../style/staff.css';
import '../style/desk.css';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { More } from '../parts/more.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useNow } from '../parts/use-now.ts';
import { useTitle } from '../parts/use-title.ts';
import { NeedsRole } from '../session/needs-role.tsx';
import { PatientVisits } from './patient-visits.tsx';
import { usePatientVisits } from './use-patient-visits.ts';

/** The name that the page before knew already. */
const nameIn = (state: unknown): string =>
  typeof state === 'object' && state !== null && 'name' in state && typeof state.name === 'string' ? state.name : '';

/** A patient's visits, past and coming: with oneself, or for the front desk with everybody. */
export function PatientPage() {
  const { t } = useTranslation('staff');
  const { id = '' } = useParams();
  const { state } = useLocation();
  const query = usePatientVisits(id);
  const now = useNow();
  const visits = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const name = visits[0]?.patientName || nameIn(state) || t('patients.one');
  useTitle(name);
  return (
    <NeedsRole roles={['practitioner', 'admin']}>
      <div className="page__head">
        <h1 className="page__title">{name}</h1>
        <Link to="/patients" className="button">
          {t('patients.back')}
        </Link>
      </div>
      <Loaded query={query} skeleton={<Skeleton rows={4} shape="skeleton__row--line" />}>
        {() =>
          visits.length === 0 ? (
            <Empty title={t('patients.noVisits')} hint={t('patients.noVisitsHint')} />
          ) : (
            <>
              <PatientVisits visits={visits} now={now} />
              <More query={query} words={t('patients.more')} />
            </>
          )
        }
      </Loaded>
    </NeedsRole>
  );
}
