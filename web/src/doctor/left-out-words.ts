import { noonOf } from '../words/calendar-day.ts';
import { listWords } from '../words/moment-words.ts';
import { timeWords } from '../words/time-words.ts';
import type { Words } from '../words/words.ts';

const namedAtMost = 6;

/** `Wed 25, Sat 28 and Sun 29 have no free times and are left out.` */
export function leftOutWords(t: Words, days: readonly string[]): string {
  if (days.length === 0) return '';
  if (days.length > namedAtMost) return t('doctor.leftOutMany', { count: days.length });
  const names = days.map((day) => {
    const { weekday } = timeWords(noonOf(day), 'UTC');
    return `${weekday} ${Number(day.slice(8))}`;
  });
  return t('doctor.leftOut', { count: days.length, days: listWords(t, names) });
}
