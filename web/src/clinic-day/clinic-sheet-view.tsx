import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Location, Practitioner } from '../api/answers.ts';
import { CancelledVisits } from '../day/cancelled-visits.tsx';
import { DayNumbers } from '../day/day-numbers.tsx';
import type { DayContent } from '../day/day-sheet.ts';
import { useBuffers } from '../day/use-buffers.ts';
import { Empty } from '../parts/empty.tsx';
import { ClinicGrid } from './clinic-grid.tsx';
import { clinicSheet } from './clinic-sheet.ts';

interface ClinicSheetViewProps {
  readonly clinic: Location;
  readonly day: string;
  readonly isToday: boolean;
  readonly content: DayContent;
  readonly doctors: readonly Practitioner[];
  readonly now: number;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The day in numbers, its columns, and what is off them. */
export function ClinicSheetView(props: ClinicSheetViewProps) {
  const { clinic, day, isToday, content, doctors, now, chosen, onChoose } = props;
  const { t } = useTranslation('staff');
  const { zone } = clinic;
  const sheet = clinicSheet(content, doctors, zone, useBuffers());
  return (
    <>
      <DayNumbers visits={content.visits} free={content.free} now={now} />
      {sheet.columns.length === 0 ? (
        <Empty title={t('clinicDay.none')} hint={t('clinicDay.noneHint')}>
          <Link to="/admin/doctors" className="button">
            {t('clinicDay.toDoctors')}
          </Link>
        </Empty>
      ) : (
        <ClinicGrid
          key={day}
          sheet={sheet}
          zone={zone}
          isToday={isToday}
          now={now}
          chosen={chosen}
          onChoose={onChoose}
        />
      )}
      <CancelledVisits visits={content.visits} zone={zone} namesDoctors chosen={chosen} onChoose={onChoose} />
    </>
  );
}
