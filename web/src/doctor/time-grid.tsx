import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Slot } from '../api/answers.ts';
import { noonOf } from '../words/calendar-day.ts';
import { momentWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import type { Day } from './group-days.ts';
import { moveInGrid } from './move-in-grid.ts';

interface TimeGridProps {
  readonly days: readonly Day<Slot>[];
  readonly zone: string;
  readonly chosen: string | undefined;
  /** The time a visit has now, while it is moved. */
  readonly old?: string | undefined;
  /** Times somebody else has just taken. */
  readonly gone: ReadonlySet<string>;
  readonly onPick: (slot: Slot) => void;
}

/** What a time is called and looks like. */
const looks = {
  old: ['doctor.slotOld', 'time time--old'],
  gone: ['doctor.slotGone', 'time time--gone'],
  chosen: ['doctor.slotChosen', 'time time--chosen'],
  free: ['doctor.slot', 'time'],
} as const;

/** Columns of days with big buttons. One Tab leads in and one out; arrows walk inside. */
export function TimeGrid({ days, zone, chosen, old, gone, onPick }: TimeGridProps) {
  const { t } = useTranslation();
  const grid = useRef<HTMLDivElement>(null);
  const [visited, setVisited] = useState<string>();
  const all = days.flatMap(({ times }) => times.map(({ slotId }) => slotId));
  const door = [visited, chosen].find((slotId) => slotId !== undefined && all.includes(slotId)) ?? all[0];
  const stateOf = (slotId: string) =>
    slotId === old ? 'old' : gone.has(slotId) ? 'gone' : slotId === chosen ? 'chosen' : 'free';
  const walk = (event: KeyboardEvent, column: number, row: number) => {
    const to = moveInGrid(
      event.key,
      { column, row },
      days.map(({ times }) => times.length),
    );
    if (to === undefined) return;
    event.preventDefault();
    const slotId = days[to.column]?.times[to.row]?.slotId ?? '';
    grid.current?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(slotId)}"]`)?.focus();
  };
  return (
    <div ref={grid} className="grid" role="group" aria-label={t('doctor.grid')}>
      {days.map(({ day, times }, column) => {
        const { weekday, date } = timeWords(noonOf(day), 'UTC');
        return (
          <div key={day} className="grid__day">
            <h3 id={`day-${day}`}>
              <span>{weekday}</span> {date}
            </h3>
            <ul aria-labelledby={`day-${day}`}>
              {times.map((slot, row) => {
                const state = stateOf(slot.slotId);
                const [words, look] = looks[state];
                const isStill = state === 'gone' || state === 'old';
                return (
                  <li key={slot.slotId}>
                    <button
                      type="button"
                      data-slot={slot.slotId}
                      className={look}
                      aria-label={t(words, { when: momentWords(t, slot.start, zone) })}
                      aria-disabled={isStill}
                      tabIndex={slot.slotId === door ? 0 : -1}
                      onFocus={() => setVisited(slot.slotId)}
                      onKeyDown={(event) => walk(event, column, row)}
                      onClick={() => {
                        if (!isStill) onPick(slot);
                      }}
                    >
                      {timeWords(slot.start, zone).time}
                    </button>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </div>
  );
}
