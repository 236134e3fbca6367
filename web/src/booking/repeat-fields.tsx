import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../parts/choice.tsx';
import { mostVisits, mostWeeks, type Repeat } from './repeat.ts';

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

interface RepeatFieldsProps {
  readonly repeat: Repeat;
  readonly onChange: (repeat: Repeat) => void;
}

/** Whether, how often and how many times a visit repeats, and what happens where a time is not free. */
export function RepeatFields({ repeat, onChange }: RepeatFieldsProps) {
  const { t } = useTranslation();
  const name = useId();
  return (
    <div className="repeat">
      <label className="check">
        <input
          type="checkbox"
          checked={repeat.isOn}
          onChange={({ target }) => onChange({ ...repeat, isOn: target.checked })}
        />
        <span>{t('booking.repeat')}</span>
      </label>
      {repeat.isOn && (
        <>
          <div className="repeat__row">
            <Choice
              label={t('booking.repeatEvery')}
              options={numbers(1, mostWeeks).map((count) => [String(count), t('booking.weeks', { count })])}
              value={repeat.everyWeeks}
              onChange={({ target }) => onChange({ ...repeat, everyWeeks: Number(target.value) })}
            />
            <Choice
              label={t('booking.repeatCount')}
              options={numbers(2, mostVisits).map((count) => [String(count), t('booking.visits', { count })])}
              value={repeat.count}
              onChange={({ target }) => onChange({ ...repeat, count: Number(target.value) })}
            />
          </div>
          <fieldset className="repeat__mode">
            <legend className="field__label">{t('booking.repeatMode')}</legend>
            {(['all', 'free'] as const).map((mode) => (
              <label key={mode} className="check">
                <input
                  type="radio"
                  name={name}
                  checked={repeat.mode === mode}
                  onChange={() => onChange({ ...repeat, mode })}
                />
                <span>{t(mode === 'all' ? 'booking.repeatAll' : 'booking.repeatFree')}</span>
              </label>
            ))}
          </fieldset>
        </>
      )}
    </div>
  );
}
