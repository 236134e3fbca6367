import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { Empty } from '../parts/empty.tsx';
import { CancelledVisits } from './cancelled-visits.tsx';
import { DayGrid } from './day-grid.tsx';
import { DayNumbers } from './day-numbers.tsx';
import { daySheet, type DayContent } from './day-sheet.ts';
import { useBuffers } from './use-buffers.ts';

interface DaySheetViewProps {
  readonly doctor: Practitioner;
  readonly content: DayContent;
  readonly isToday: boolean;
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  /** Absent for days that are over. */
  readonly onAdd: (() => void) | undefined;
}

/** The day in numbers, its page, and what is off it. */
export function DaySheetView({ doctor, content, isToday, now, chosen, onChoose, onAdd }: DaySheetViewProps) {
  const { t } = useTranslation('staff');
  const { bookZone: zone } = doctor;
  const sheet = daySheet(content, zone, useBuffers());
  return (
    <>
      <DayNumbers doctor={doctor} visits={content.visits} free={content.free} now={now} />
      {sheet.blocks.length === 0 ? (
        <Empty title={t('day.none')} hint={t('day.noneHint')}>
          {onAdd !== undefined && (
            <button type="button" className="button" onClick={onAdd}>
              {t('day.add')}
            </button>
          )}
        </Empty>
      ) : (
        <DayGrid sheet={sheet} zone={zone} isToday={isToday} now={now} chosen={chosen} onChoose={onChoose} />
      )}
      <CancelledVisits visits={content.visits} zone={zone} chosen={chosen} onChoose={onChoose} />
    </>
  );
}
