import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot, Visit } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';

interface DayNumbersProps {
  readonly doctor: Practitioner;
  readonly visits: readonly Visit[];
  readonly free: readonly Slot[];
  readonly now: number;
}

/** The day in numbers. */
export function DayNumbers({ doctor, visits, free, now }: DayNumbersProps) {
  const { t } = useTranslation('staff');
  const booked = visits.filter(({ status }) => status === 'booked');
  const done = booked.filter(({ end }) => Date.parse(end) <= now).length;
  const cancelled = visits.length - booked.length;
  const { amount, currency } = doctor.fee;
  return (
    <ul className="numbers">
      <li>
        <strong>{booked.length}</strong> {t('day.visits', { count: booked.length })}
      </li>
      {done > 0 && (
        <li>
          <strong>{done}</strong> {t('day.done')}
        </li>
      )}
      <li>
        <strong>{free.length}</strong> {t('day.free', { count: free.length })}
      </li>
      {cancelled > 0 && (
        <li>
          <strong>{cancelled}</strong> {t('day.cancelled')}
        </li>
      )}
      <li>
        <strong>{moneyWords({ amount: amount * booked.length, currency })}</strong> {t('day.fees')}
      </li>
    </ul>
  );
}
