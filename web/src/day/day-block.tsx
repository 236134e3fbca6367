import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { timeWords } from '../words/time-words.ts';
import type { Block } from './day-sheet.ts';

interface DayBlockProps {
  readonly block: Block;
  readonly firstHour: number;
  readonly zone: string;
  readonly now: number;
  readonly isChosen: boolean;
  /** The one entry that Tab leads to. */
  readonly isDoor: boolean;
  readonly onChoose: (id: string) => void;
}

/** One entry on the day's page. */
export function DayBlock({ block, firstHour, zone, now, isChosen, isDoor, onChoose }: DayBlockProps) {
  const { t } = useTranslation('staff');
  const { id, entry, from, to } = block;
  const isVisit = entry.kind === 'visit';
  const { start, end } = isVisit ? entry.visit : entry.slot;
  const { time } = timeWords(start, zone);
  const state = !isVisit ? 'free' : Date.parse(end) <= now ? 'done' : Date.parse(start) <= now ? 'now' : 'booked';
  const states = { free: '', done: t('day.stateDone'), now: t('day.stateNow'), booked: t('day.stateBooked') };
  const name = isVisit ? entry.visit.patientName || t('day.erased') : t('day.freeTime');
  const style = { '--at': (from - firstHour * 60) / 60, '--long': (to - from) / 60 } as CSSProperties;
  return (
    <li style={style}>
      <button
        type="button"
        data-block={id}
        className={`block block--${isVisit ? 'visit' : 'free'} block--${state}`}
        aria-pressed={isChosen}
        tabIndex={isDoor ? 0 : -1}
        onClick={() => onChoose(id)}
      >
        <span className="block__time">{time}</span>
        <span className="block__what">
          <strong>{name}</strong>
          {isVisit && entry.visit.reason !== undefined && ` · ${entry.visit.reason}`}
        </span>
        {isVisit && <span className={state === 'booked' ? 'visually-hidden' : 'block__state'}>{states[state]}</span>}
      </button>
    </li>
  );
}
