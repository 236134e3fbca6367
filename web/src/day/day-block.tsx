import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { timeWords } from '../words/time-words.ts';
import type { Block } from './day-sheet.ts';
import { stateWords } from './state-words.ts';
import { lookOf } from './visit-look.ts';

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

/** What is said of an entry: its look, whom or what it is, and its state. */
function useFace({ entry, from, to }: Block, now: number) {
  const { t } = useTranslation('staff');
  if (entry.kind === 'free') return { look: 'free', name: t('day.freeTime'), more: [], state: '' };
  if (entry.kind === 'held') return { look: 'held', name: t('day.held'), more: [t('day.heldWords')], state: '' };
  const { visit } = entry;
  const { visitType, reason, patientName } = visit;
  const kind = visitType === undefined ? [] : [`${visitType.name}, ${t('day.minutes', { count: to - from })}`];
  return {
    look: lookOf(visit, now),
    name: patientName || t('day.erased'),
    more: [...kind, ...(reason === undefined ? [] : [reason])],
    state: stateWords(t, visit, now),
  };
}

/** One entry on the day's page. */
export function DayBlock({ block, firstHour, zone, now, isChosen, isDoor, onChoose }: DayBlockProps) {
  const { id, entry, from, to, before, after } = block;
  const { look, name, more, state } = useFace(block, now);
  const { start } = entry.kind === 'visit' ? entry.visit : entry.slot;
  const style = (begin: number, minutes: number) =>
    ({ '--at': (begin - firstHour * 60) / 60, '--long': minutes / 60 }) as CSSProperties;
  return (
    <>
      {before > 0 && <li className="buffer" aria-hidden="true" style={style(from - before, before)} />}
      <li style={style(from, to - from)}>
        <button
          type="button"
          data-block={id}
          className={`block block--${entry.kind === 'visit' ? `visit block--${look}` : look}`}
          aria-pressed={isChosen}
          tabIndex={isDoor ? 0 : -1}
          onClick={() => onChoose(id)}
        >
          <span className="block__time">{timeWords(start, zone).time}</span>
          <span className="block__what">
            <strong>{name}</strong>
            {more.map((words) => ` · ${words}`).join('')}
          </span>
          {state !== '' && <span className={look === 'booked' ? 'visually-hidden' : 'block__state'}>{state}</span>}
        </button>
      </li>
      {after > 0 && <li className="buffer" aria-hidden="true" style={style(to, after)} />}
    </>
  );
}
