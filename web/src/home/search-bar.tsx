import { useEffect, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { calendarDay, dayAfter, noonOf } from '../words/calendar-day.ts';
import { timeWords, viewerZone } from '../words/time-words.ts';
import type { SearchChoice } from './search-choice.ts';

const daysOffered = 14;

interface SearchBarProps {
  readonly choice: SearchChoice;
  readonly onChoice: (choice: SearchChoice) => void;
}

/** Who or what, and when. */
export function SearchBar({ choice, onChoice }: SearchBarProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(choice.q);
  useEffect(() => setTyped(choice.q), [choice.q]);
  const today = calendarDay(new Date(), viewerZone());
  const days = Array.from({ length: daysOffered }, (_, ahead) => dayAfter(today, ahead + 1));
  const nameOf = (day: string) =>
    day === dayAfter(today) ? t('time.tomorrow').toLowerCase() : timeWords(noonOf(day), 'UTC').day;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoice({ ...choice, q: typed.trim() });
  };
  return (
    <form className="search" role="search" onSubmit={submit}>
      <label className="search__part search__part--who">
        <span>{t('home.who')}</span>
        <input
          type="search"
          enterKeyHint="search"
          maxLength={100}
          placeholder={t('home.whoHint')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <label className="search__part">
        <span>{t('home.when')}</span>
        <select
          value={choice.from}
          onChange={(event) => onChoice({ ...choice, q: typed.trim(), from: event.target.value })}
        >
          <option value="">{t('home.any')}</option>
          {choice.from !== '' && !days.includes(choice.from) && (
            <option value={choice.from}>{t('home.from', { day: nameOf(choice.from) })}</option>
          )}
          {days.map((day) => (
            <option key={day} value={day}>
              {t('home.from', { day: nameOf(day) })}
            </option>
          ))}
        </select>
      </label>
      <div className="search__go">
        <button type="submit" className="button button--main">
          {t('home.show')}
        </button>
      </div>
    </form>
  );
}
