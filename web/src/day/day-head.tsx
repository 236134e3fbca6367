import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LiveMark } from '../live/live-mark.tsx';
import { dayAfter } from '../words/calendar-day.ts';
import { dayTitle } from './day-words.ts';

interface DayHeadProps {
  readonly day: string;
  readonly today: string;
  readonly onDay: (day: string) => void;
  /** Absent where times are not added. */
  readonly onAdd?: () => void;
}

/** Which day it is, and the ways to others. */
export function DayHead({ day, today, onDay, onAdd }: DayHeadProps) {
  const { t } = useTranslation('staff');
  return (
    <div className="day__head">
      <h1>{dayTitle(day)}</h1>
      <LiveMark />
      <div className="day__ways">
        <button
          type="button"
          className="button button--round"
          aria-label={t('day.earlier')}
          onClick={() => onDay(dayAfter(day, -1))}
        >
          <ArrowLeft aria-hidden="true" size={18} />
        </button>
        <button
          type="button"
          className="button"
          aria-current={day === today ? 'date' : undefined}
          onClick={() => onDay(today)}
        >
          {t('day.today')}
        </button>
        <button
          type="button"
          className="button button--round"
          aria-label={t('day.later')}
          onClick={() => onDay(dayAfter(day))}
        >
          <ArrowRight aria-hidden="true" size={18} />
        </button>
        {onAdd !== undefined && (
          <button type="button" className="button button--main" onClick={onAdd}>
            {t('day.add')}
          </button>
        )}
      </div>
    </div>
  );
}
