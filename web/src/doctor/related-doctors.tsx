import { useTranslation } from 'react-i18next';
import type { Location, Practitioner } from '../api/answers.ts';
import { DoctorCard } from '../home/doctor-card.tsx';
import { useDoctors } from '../home/use-doctors.ts';

const atMost = 5;

interface RelatedDoctorsProps {
  readonly doctor: Practitioner;
  /** A visit that could move to one of them. */
  readonly moving?: {
    readonly appointmentId: string;
    readonly type: Location['visitTypes'][number] | undefined;
  };
}

/** Others of the same speciality; nothing when there are none. */
export function RelatedDoctors({ doctor, moving }: RelatedDoctorsProps) {
  const { t } = useTranslation();
  const query = useDoctors({ specialty: doctor.specialty });
  const others = (query.data?.pages[0]?.items ?? [])
    .filter(
      ({ practitionerId, specialty }) =>
        practitionerId !== doctor.practitionerId &&
        specialty === doctor.specialty &&
        (moving?.type === undefined || moving.type.practitionerIds.includes(practitionerId)),
    )
    .slice(0, atMost);
  if (others.length === 0) return null;
  return (
    <section className="doctor__related" aria-labelledby="related-title">
      <h2 id="related-title">{t(moving === undefined ? 'doctor.related' : 'move.related')}</h2>
      <ul className="doctors">
        {others.map((other) => (
          <DoctorCard
            key={other.practitionerId}
            doctor={other}
            visitTypeId={moving?.type?.visitTypeId}
            more={moving === undefined ? {} : { move: moving.appointmentId }}
          />
        ))}
      </ul>
    </section>
  );
}
