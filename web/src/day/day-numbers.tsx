import { useTranslation } from 'react-i18next';
import type { Practitioner, Slot, Visit } from '../api/answers.ts';
import { moneyWords } from '../words/money-words.ts';
import { dayTotals } from './day-totals.ts';

interface DayNumbersProps {
  /** Whose day it is; without one, fees of several doctors are not added up. */
  readonly doctor?: Practitioner;
  readonly visits: readonly Visit[];
  readonly free: readonly Slot[];
  readonly now: number;
}

/** The day in numbers. */
export function DayNumbers({ doctor, visits, free, now }: DayNumbersProps) {
  const { t } = useTranslation('staff');
  const { count, done, waiting, cancelled, fees } = dayTotals(visits, doctor?.fee, now);
  return (
    <ul className="numbers">
      <li>
        <strong>{count}</strong> {t('day.visits', { count })}
      </li>
      {done > 0 && (
        <li>
          <strong>{done}</strong> {t('day.done')}
        </li>
      )}
      {waiting > 0 && (
        <li>
          <strong>{waiting}</strong> {t('day.waiting')}
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
      {fees.length > 0 && (
        <li>
          <strong>{fees.map(moneyWords).join(' + ')}</strong> {t('day.fees')}
        </li>
      )}
    </ul>
  );
}
