import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Refusal } from '../api/refusal.ts';
import { Empty } from '../parts/empty.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { DoctorView } from './doctor-view.tsx';
import { useDoctor } from './use-doctor.ts';

const isUnknown = (error: unknown) =>
  error instanceof Refusal && (error.status === 404 || error.reason === 'malformed');

/** One doctor: who they are, and their free times. */
export function DoctorPage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const query = useDoctor(id);
  if (isUnknown(query.error)) {
    return (
      <Empty title={t('doctor.unknown')} hint={t('app.notFoundHint')}>
        <Link to="/doctors" className="button">
          {t('doctor.back')}
        </Link>
      </Empty>
    );
  }
  return (
    <Loaded query={query} skeleton={<Skeleton rows={2} shape="skeleton__row--tall" />}>
      {(doctor) => <DoctorView key={doctor.practitionerId} doctor={doctor} />}
    </Loaded>
  );
}
