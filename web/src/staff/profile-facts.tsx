import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';

/** What a doctor sees of themselves and the front desk alone changes. */
export function ProfileFacts({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation('staff');
  const { name, degree, specialty, experience } = doctor;
  const facts = [
    [t('doctors.name'), name],
    [t('doctors.degree'), degree],
    [t('doctors.specialty'), specialty],
    [t('doctors.experience'), `${experience}`],
  ] as const;
  return (
    <div className="profile-facts">
      <dl className="facts facts--ruled">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet">{t('person.fixed')}</p>
    </div>
  );
}
