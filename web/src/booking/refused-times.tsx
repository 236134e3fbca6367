import { useTranslation } from 'react-i18next';
import type { Conflict } from '@daybook/contracts/http/problem.ts';
import { Refusal } from '../api/refusal.ts';
import { refusalWords } from '../words/refusal-words.ts';
import { timeWords } from '../words/time-words.ts';

interface RefusedTimesProps {
  readonly refused: readonly (Conflict & { readonly detail?: string })[];
  readonly zone: string;
}

/** The times of a series that cannot be had, each with its reason. */
export function RefusedTimes({ refused, zone }: RefusedTimesProps) {
  const { t } = useTranslation();
  const why = ({ reason, detail = '' }: RefusedTimesProps['refused'][number]) =>
    reason === 'slot-not-found'
      ? t('booking.notThen')
      : refusalWords(t, new Refusal({ status: 409, reason, detail })).sentence;
  return (
    <ul className="series series--not">
      {refused.map((one) => (
        <li key={one.start}>
          <s>{timeWords(one.start, zone).full}</s> <span className="quiet">{why(one)}</span>
        </li>
      ))}
    </ul>
  );
}
