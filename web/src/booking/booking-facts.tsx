import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';

/** What, where and for how much. */
export function BookingFacts({ doctor, slot }: { readonly doctor: Practitioner; readonly slot: Slot }) {
  const { t } = useTranslation();
  const minutes = (Date.parse(slot.end) - Date.parse(slot.start)) / 60_000;
  return (
    <dl className="facts facts--ruled">
      <div>
        <dt>{t('booking.visit')}</dt>
        <dd>{t('booking.visitWords', { specialty: doctor.specialty, minutes })}</dd>
      </div>
      <div>
        <dt>{t('booking.where')}</dt>
        <dd>{doctor.address.join(', ')}</dd>
      </div>
      <div>
        <dt>{t('booking.fee')}</dt>
        <dd>{t('booking.feeWords', { amount: moneyWords(doctor.fee) })}</dd>
      </div>
    </dl>
  );
}
