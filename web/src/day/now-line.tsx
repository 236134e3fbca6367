import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { timeWords } from '../words/time-words.ts';
import { clockMinutes } from './day-sheet.ts';

interface NowLineProps {
  readonly now: number;
  readonly zone: string;
  readonly firstHour: number;
  /** The line alone, where the time is told beside it. */
  readonly isBare?: boolean;
}

/** Where the day has come to. */
export function NowLine({ now, zone, firstHour, isBare = false }: NowLineProps) {
  const { t } = useTranslation('staff');
  const moment = new Date(now).toISOString();
  const { time } = timeWords(moment, zone);
  return (
    <div className="sheet__now" style={{ '--at': (clockMinutes(moment, zone) - firstHour * 60) / 60 } as CSSProperties}>
      {!isBare && (
        <>
          <span aria-hidden="true">{time}</span>
          <span className="visually-hidden">{t('day.now', { time })}</span>
        </>
      )}
    </div>
  );
}
