import { useTranslation } from 'react-i18next';
import type { Location, Practitioner, Slot } from '../api/answers.ts';
import type { VisitChoice } from '../doctor/visit-choices.ts';
import { moneyWords } from '../words/money-words.ts';

interface BookingFactsProps {
  readonly doctor: Practitioner;
  readonly slot: Slot;
  readonly choice: VisitChoice | undefined;
  readonly clinic: Location | undefined;
}

/** What, where and for how much. */
export function BookingFacts({ doctor, slot, choice, clinic }: BookingFactsProps) {
  const { t } = useTranslation();
  const minutes = choice?.type?.duration ?? (Date.parse(slot.end) - Date.parse(slot.start)) / 60_000;
  const where = clinic === undefined ? doctor.address : [clinic.name, ...clinic.address];
  return (
    <dl className="facts facts--ruled">
      <div>
        <dt>{t('booking.visit')}</dt>
        <dd>{t('booking.visitWords', { name: choice?.type?.name ?? doctor.specialty, minutes })}</dd>
      </div>
      <div>
        <dt>{t('booking.where')}</dt>
        <dd>{where.join(', ')}</dd>
      </div>
      <div>
        <dt>{t('booking.fee')}</dt>
        <dd>{t('booking.feeWords', { amount: moneyWords(choice?.type?.fee ?? doctor.fee) })}</dd>
      </div>
    </dl>
  );
}
