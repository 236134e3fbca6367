import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { DoctorCard } from '../home/doctor-card.tsx';
import { useDoctors } from '../home/use-doctors.ts';

const atMost = 5;

/** Others of the same speciality; nothing when there are none. */
export function RelatedDoctors({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  const query = useDoctors({ specialty: doctor.specialty });
  const others = (query.data?.pages[0]?.items ?? [])
    .filter(
      ({ practitionerId, specialty }) => practitionerId !== doctor.practitionerId && specialty === doctor.specialty,
    )
    .slice(0, atMost);
  if (others.length === 0) return null;
  return (
    <section className="doctor__related" aria-labelledby="related-title">
      <h2 id="related-title">{t('doctor.related')}</h2>
      <ul className="doctors">
        {others.map((other) => (
          <DoctorCard key={other.practitionerId} doctor={other} />
        ))}
      </ul>
    </section>
  );
}
