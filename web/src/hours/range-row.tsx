import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { Field } from '../parts/field.tsx';
import type { RangeDraft } from './hours-draft.ts';

interface RangeRowProps {
  readonly range: RangeDraft;
  readonly day: string;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (range: RangeDraft) => void;
  readonly onRemove: () => void;
}

const often = [1, 2, 3, 4, 5, 6, 7, 8];

/** One stretch of hours, and in which weeks it holds. */
export function RangeRow({ range, day, faults, onChange, onRemove }: RangeRowProps) {
  const { t } = useTranslation('staff');
  const { key, from, until, everyWeeks, fromWeekOf } = range;
  return (
    <div className="range" role="group" aria-label={`${day}, ${from} – ${until}`}>
      <Field
        label={t('hours.from')}
        type="time"
        step={300}
        value={from}
        fault={faults.get(`${key} from`)}
        onChange={({ target }) => onChange({ ...range, from: target.value })}
      />
      <Field
        label={t('hours.until')}
        type="time"
        step={300}
        value={until}
        fault={faults.get(`${key} until`)}
        onChange={({ target }) => onChange({ ...range, until: target.value })}
      />
      <Choice
        label={t('hours.often')}
        value={`${everyWeeks}`}
        options={often.map((count) => [`${count}`, t('hours.every', { count })])}
        onChange={({ target }) => onChange({ ...range, everyWeeks: Number(target.value) })}
      />
      {everyWeeks > 1 && (
        <Field
          label={t('hours.weekOf')}
          type="date"
          value={fromWeekOf}
          fault={faults.get(`${key} fromWeekOf`)}
          onChange={({ target }) => onChange({ ...range, fromWeekOf: target.value })}
        />
      )}
      <button
        type="button"
        className="button button--bare button--round range__remove"
        aria-label={t('hours.removeAt', { from, until, day })}
        onClick={onRemove}
      >
        <X aria-hidden="true" size={18} />
      </button>
    </div>
  );
}
