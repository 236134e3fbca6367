import { useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { DayBlock } from './day-block.tsx';
import { clockMinutes, type DaySheet } from './day-sheet.ts';
import { HourLabels } from './hour-labels.tsx';
import { NowLine } from './now-line.tsx';

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
  const minutes = clockMinutes(new Date(now).toISOString(), zone);
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
      <HourLabels firstHour={firstHour} lastHour={lastHour} />
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
      {showsNow && <NowLine now={now} zone={zone} firstHour={firstHour} />}
    </div>
  );
}
