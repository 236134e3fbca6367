import { useTranslation } from 'react-i18next';
import type { Practitioner } from '../api/answers.ts';
import { FailedLine } from '../parts/failed-line.tsx';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';
import { ConflictList } from './conflict-list.tsx';
import { useConflicts } from './use-conflicts.ts';

interface DayConflictsProps {
  readonly doctor: Practitioner;
  readonly day: string;
  /** Where the day of a practitioner is. */
  readonly baseOf: (practitionerId: string) => string;
}

/** The visits of a doctor's day that need a look; nothing when all is well. */
export function DayConflicts({ doctor, day, baseOf }: DayConflictsProps) {
  const { t } = useTranslation('staff');
  const { practitionerId, bookZone } = doctor;
  const query = useConflicts({ practitionerId, from: dayStart(day, bookZone), to: dayStart(dayAfter(day), bookZone) });
  if (query.data === undefined && query.error !== null)
    return <FailedLine words={t('looks.failed')} retry={() => void query.refetch()} />;
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (items.length === 0) return null;
  return (
    <details className="day__looks">
      <summary>{t('looks.count', { count: items.length })}</summary>
      <ConflictList items={items} baseOf={baseOf} />
    </details>
  );
}
