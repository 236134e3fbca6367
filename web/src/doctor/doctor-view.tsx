import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Practitioner } from '../api/answers.ts';
import { useWatch } from '../live/use-watch.ts';
import { Empty } from '../parts/empty.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { useTitle } from '../parts/use-title.ts';
import { AboutDoctor } from './about-doctor.tsx';
import { BookHere } from './book-here.tsx';
import { DoctorHead } from './doctor-head.tsx';
import { RelatedDoctors } from './related-doctors.tsx';
import { usePlace } from './use-place.ts';

const MoveHere = lazy(async () => ({ default: (await import('../move/move-here.tsx')).MoveHere }));

/** A doctor's page: times beside the panel that books the chosen one, or moves a visit to it. */
export function DoctorView({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  const { name, specialty, practitionerId, available } = doctor;
  const { move } = usePlace();
  useTitle(name);
  useWatch([practitionerId]);
  if (move !== undefined) {
    return (
      <Suspense fallback={<Skeleton rows={2} shape="skeleton__row--tall" />}>
        <MoveHere doctor={doctor} appointmentId={move} />
      </Suspense>
    );
  }
  return (
    <div className="doctor">
      <DoctorHead doctor={doctor} />
      {available ? (
        <BookHere doctor={doctor} />
      ) : (
        <>
          <div className="doctor__times">
            <Empty title={t('doctor.unavailable', { name })} hint={t('doctor.unavailableHint')}>
              <Link to={`/?specialty=${encodeURIComponent(specialty)}`} className="button">
                {t('doctor.others')}
              </Link>
            </Empty>
          </div>
          <div className="doctor__side">
            <AboutDoctor doctor={doctor} />
          </div>
        </>
      )}
      <RelatedDoctors doctor={doctor} />
    </div>
  );
}
