import { calendarDay, dayAfter } from './calendar-day.ts';
import { sameClock, timeWords, viewerZone, zoneName } from './time-words.ts';
import type { Words } from './words.ts';

/** `Thu 26 Nov, 11:30`; with both clocks when the reader's differs: `… 11:30 Berlin time, 10:30 yours`. */
export function momentWords(t: Words, instant: string, zone: string, reader = viewerZone()): string {
  const here = timeWords(instant, zone);
  if (sameClock(instant, zone, reader)) return here.full;
  const theirs = timeWords(instant, reader);
  const yours = theirs.day === here.day ? theirs.time : theirs.full;
  return t('time.withZone', { when: here.full, zone: zoneName(zone), yours });
}

/** `Today`, `Tomorrow` or `Tue 24 Nov`. */
export function dayWords(t: Words, instant: string, zone: string, now = new Date()): string {
  const day = calendarDay(instant, zone);
  const today = calendarDay(now, zone);
  if (day === today) return t('time.today');
  return day === dayAfter(today) ? t('time.tomorrow') : timeWords(instant, zone).day;
}

/** `Wed 25, Sat 28 and Sun 29` */
export function listWords(t: Words, items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : t('time.and', { first: items.slice(0, -1).join(', '), last });
}
