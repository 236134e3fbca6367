import { useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { timeWords } from '../words/time-words.ts';
import { DayBlock } from './day-block.tsx';
import { clockMinutes, type DaySheet } from './day-sheet.ts';

interface DayGridProps {
  readonly sheet: DaySheet;
  readonly zone: string;
  readonly isToday: boolean;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The hours down the margin, and what stands beside them. Arrows walk from entry to entry. */
export function DayGrid({ sheet, zone, isToday, now, chosen, onChoose }: DayGridProps) {
  const { t } = useTranslation('staff');
  const list = useRef<HTMLOListElement>(null);
  const { blocks, firstHour, lastHour, hourHeight } = sheet;
  const moment = new Date(now).toISOString();
  const minutes = clockMinutes(moment, zone);
  const showsNow = isToday && minutes >= firstHour * 60 && minutes <= lastHour * 60;
  const walk = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step === undefined) return;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-block]') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    event.preventDefault();
    buttons[at + step]?.focus();
  };
  const door = blocks.find(({ id }) => id === chosen)?.id ?? blocks[0]?.id;
  const style = { '--hour': `${hourHeight}px`, '--hours': lastHour - firstHour } as CSSProperties;
  return (
    <div className="sheet" style={style}>
      {Array.from({ length: lastHour - firstHour }, (_, index) => (
        <div key={index} className="sheet__hour" style={{ '--at': index } as CSSProperties}>
          {`${firstHour + index}`.padStart(2, '0')}:00
        </div>
      ))}
      <div className="sheet__margin" />
      <ol ref={list} className="sheet__blocks" aria-label={t('day.grid')} onKeyDown={walk}>
        {blocks.map((block) => (
          <DayBlock
            key={block.id}
            block={block}
            firstHour={firstHour}
            zone={zone}
            now={now}
            isChosen={block.id === chosen}
            isDoor={block.id === door}
            onChoose={onChoose}
          />
        ))}
      </ol>
      {showsNow && (
        <div className="sheet__now" style={{ '--at': (minutes - firstHour * 60) / 60 } as CSSProperties}>
          <span aria-hidden="true">{timeWords(moment, zone).time}</span>
          <span className="visually-hidden">{t('day.now', { time: timeWords(moment, zone).time })}</span>
        </div>
      )}
    </div>
  );
}
