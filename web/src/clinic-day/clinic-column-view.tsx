import { useId, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DayBlock } from '../day/day-block.tsx';
import { dayBase, pageDate } from '../day/day-link.ts';
import type { ClinicColumn } from './clinic-sheet.ts';

interface ClinicColumnViewProps {
  readonly column: ClinicColumn;
  readonly index: number;
  readonly firstHour: number;
  readonly zone: string;
  readonly now: number;
  readonly chosen: string | undefined;
  /** The one entry of the grid that Tab leads to. */
  readonly door: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** One doctor's day among the others': who it is, how full it is, and the entries. */
export function ClinicColumnView({ column, index, door, chosen, ...block }: ClinicColumnViewProps) {
  const { t } = useTranslation('staff');
  const id = useId();
  const { practitionerId, name, doctor, blocks } = column;
  const count = (kind: string) => blocks.filter(({ entry }) => entry.kind === kind).length;
  const entry = blocks[0]?.entry;
  // The clinic's date may be another one on the doctor's own calendar.
  const date = entry && pageDate(entry.kind === 'visit' ? entry.visit : entry.slot, doctor?.bookZone ?? block.zone);
  const [visits, free] = [count('visit'), count('free')];
  return (
    <section className="columns__doctor" aria-labelledby={id} style={{ '--column': index + 2 } as CSSProperties}>
      <div className="columns__name" data-doctor={practitionerId}>
        <h2 id={id}>
          <Link to={date === undefined ? dayBase(practitionerId) : `${dayBase(practitionerId)}/${date}`} title={name}>
            {name}
          </Link>
        </h2>
        <p>
          {t('clinicDay.visits', { count: visits })} · {t('clinicDay.free', { count: free })}
          {doctor?.available === false && ` · ${t('person.off')}`}
        </p>
      </div>
      <ol className="columns__blocks sheet__blocks" aria-labelledby={id}>
        {blocks.map((one) => (
          <DayBlock key={one.id} block={one} isChosen={one.id === chosen} isDoor={one.id === door} {...block} />
        ))}
      </ol>
    </section>
  );
}
