import { Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { moreHours, type RangeDraft } from './hours-draft.ts';
import { RangeRow } from './range-row.tsx';

interface WeekdayRowProps {
  readonly weekday: number;
  /** Those of all days. */
  readonly ranges: readonly RangeDraft[];
  /** By key and field. */
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (ranges: readonly RangeDraft[]) => void;
}

const days = ['day_1', 'day_2', 'day_3', 'day_4', 'day_5', 'day_6', 'day_7'] as const;

/** The hours of one weekday: none, one stretch or several. */
export function WeekdayRow({ weekday, ranges, faults, onChange }: WeekdayRowProps) {
  const { t } = useTranslation('staff');
  const day = t(`hours.${days[weekday - 1] ?? 'day_1'}`);
  const own = ranges.filter((range) => range.weekday === weekday);
  return (
    <li className="week__day">
      <h3>{day}</h3>
      <div className="week__ranges">
        {own.length === 0 && <p className="quiet week__off">{t('hours.off')}</p>}
        {own.map((range) => (
          <RangeRow
            key={range.key}
            range={range}
            day={day}
            faults={faults}
            onChange={(next) => onChange(ranges.map((one) => (one.key === range.key ? next : one)))}
            onRemove={() => onChange(ranges.filter((one) => one.key !== range.key))}
          />
        ))}
      </div>
      <button
        type="button"
        className="button button--bare week__more"
        aria-label={t('hours.addRangeOf', { day })}
        onClick={() => onChange([...ranges, moreHours(ranges, weekday)])}
      >
        <Plus aria-hidden="true" size={18} /> {t('hours.addRange')}
      </button>
    </li>
  );
}
