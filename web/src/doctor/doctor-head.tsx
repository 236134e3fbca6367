import { BadgeCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { Avatar } from '../parts/avatar.tsx';

/** Who the doctor is. */
export function DoctorHead({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  const { name, specialty, address, experience, degree, verified } = doctor;
  return (
    <div className="doctor__head">
      <Avatar name={name} large />
      <div>
        <h1>{name}</h1>
        <p>{[specialty, ...address].join(' · ')}</p>
        <p className="tags">
          {verified ? (
            <span className="tag tag--good">
              <BadgeCheck aria-hidden="true" size={15} /> {t('doctor.verified')}
            </span>
          ) : (
            <span className="tag tag--held">{t('doctor.waits')}</span>
          )}
          <span className="tag">{degree}</span>
          <span className="tag">{t('doctor.practice', { count: experience })}</span>
        </p>
      </div>
    </div>
  );
}
