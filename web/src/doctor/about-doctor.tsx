import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';

/** What a doctor says about themselves, where they are and what a visit costs. */
export function AboutDoctor({ doctor }: { readonly doctor: Practitioner }) {
  const { t } = useTranslation();
  return (
    <section className="about" aria-labelledby="about-title">
      <h2 id="about-title">{t('doctor.about')}</h2>
      {doctor.about !== '' && <p>{doctor.about}</p>}
      <dl className="facts">
        <div>
          <dt>{t('doctor.where')}</dt>
          <dd>{doctor.address.join(', ')}</dd>
        </div>
        <div>
          <dt>{t('doctor.fee')}</dt>
          <dd>{moneyWords(doctor.fee)}</dd>
        </div>
      </dl>
    </section>
  );
}
