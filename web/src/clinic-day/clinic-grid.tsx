import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { HourLabels } from '../day/hour-labels.tsx';
import { clockMinutes } from '../day/day-sheet.ts';
import { NowLine } from '../day/now-line.tsx';
import { Choice } from '../parts/choice.tsx';
import { ClinicColumnView } from './clinic-column-view.tsx';
import { stepFrom, type ClinicSheet } from './clinic-sheet.ts';

interface ClinicGridProps {
  readonly sheet: ClinicSheet;
  readonly zone: string;
  readonly isToday: boolean;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The hours down the margin, a column for each doctor beside them. It scrolls by itself; names and hours stay. */
export function ClinicGrid({ sheet, zone, isToday, now, chosen, onChoose }: ClinicGridProps) {
  const { t } = useTranslation('staff');
  const box = useRef<HTMLDivElement>(null);
  const { columns, firstHour, lastHour, hourHeight } = sheet;
  const minutes = clockMinutes(new Date(now).toISOString(), zone);
  const showsNow = isToday && minutes >= firstHour * 60 && minutes <= lastHour * 60;
  const blocks = columns.flatMap((column) => column.blocks);
  const door = blocks.find(({ id }) => id === chosen)?.id ?? blocks[0]?.id;
  const find = (attribute: string, value: string) =>
    box.current?.querySelector<HTMLElement>(`[${attribute}="${CSS.escape(value)}"]`);
  // What is asked for by the address, or else the present hour, is where the day opens.
  const opening = useRef({ chosen, isToday });
  useEffect(() => {
    const { chosen: first, isToday: opensNow } = opening.current;
    const there = first === undefined ? undefined : find('data-block', first);
    const now = opensNow ? box.current?.querySelector('.sheet__now') : undefined;
    (there ?? now)?.scrollIntoView({ block: 'nearest', inline: there === undefined ? 'start' : 'nearest' });
  }, []);
  const walk = (event: KeyboardEvent) => {
    if (!event.key.startsWith('Arrow') || !(event.target instanceof HTMLElement)) return;
    const from = event.target.dataset['block'];
    if (from === undefined) return;
    event.preventDefault();
    const next = stepFrom(columns, from, event.key);
    if (next !== undefined) find('data-block', next)?.focus();
  };
  const jump = (practitionerId: string) => {
    const name = find('data-doctor', practitionerId);
    name?.scrollIntoView({ block: 'nearest', inline: 'start' });
    const first = columns.find((column) => column.practitionerId === practitionerId)?.blocks[0];
    const there = first === undefined ? name?.querySelector('a') : find('data-block', first.id);
    there?.focus();
  };
  // Closed, it would choose, and so jump away, with every key that goes through the names.
  const openNames = (event: KeyboardEvent<HTMLSelectElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !('showPicker' in event.currentTarget)) return;
    if (!event.key.startsWith('Arrow') && event.key.length > 1) return;
    event.preventDefault();
    event.currentTarget.showPicker();
  };
  const style = {
    '--hour-fine': `${hourHeight}px`,
    '--hours': lastHour - firstHour,
    '--count': columns.length,
  } as CSSProperties;
  return (
    <>
      {columns.length > 1 && (
        <div className="columns__jump">
          <Choice
            label={t('clinicDay.jump')}
            // Empty again after each jump: it is a way and no state, and the same name leads there again.
            value=""
            options={[
              ['', t('clinicDay.choose')] as const,
              ...columns.map(({ practitionerId, name }) => [practitionerId, name] as const),
            ]}
            onChange={({ target }) => jump(target.value)}
            onKeyDown={openNames}
          />
        </div>
      )}
      <div ref={box} className="columns" style={style} role="group" aria-label={t('clinicDay.grid')} onKeyDown={walk}>
        <div className="columns__corner" />
        <div className="columns__hours">
          <HourLabels firstHour={firstHour} lastHour={lastHour} />
          {showsNow && <NowLine now={now} zone={zone} firstHour={firstHour} />}
        </div>
        {columns.map((column, index) => (
          <ClinicColumnView
            key={column.practitionerId}
            column={column}
            index={index}
            firstHour={firstHour}
            zone={zone}
            now={now}
            chosen={chosen}
            door={door}
            onChoose={onChoose}
          />
        ))}
        <div className="columns__over">
          {showsNow && <NowLine now={now} zone={zone} firstHour={firstHour} isBare />}
        </div>
      </div>
    </>
  );
}
