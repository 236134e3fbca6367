import { DateTime } from 'luxon';

const at = (instant: string, zone: string) => DateTime.fromISO(instant, { zone, locale: 'en' });

/** "Tue 24 Nov 2026" */
export const civilDate = (instant: string, zone: string): string => at(instant, zone).toFormat('ccc d LLL yyyy');

/** "09:30" */
export const civilTime = (instant: string, zone: string): string => at(instant, zone).toFormat('HH:mm');

/** "Tue 24 Nov 2026, 09:30" */
export const civilMoment = (instant: string, zone: string): string =>
  `${civilDate(instant, zone)}, ${civilTime(instant, zone)}`;

interface Interval {
  readonly start: string;
  readonly end: string;
}

/** Adjacent times of one length, told as one. */
interface Run extends Interval {
  readonly count: number;
  readonly minutes: number;
}

const minutesOf = ({ start, end }: Interval): number => (Date.parse(end) - Date.parse(start)) / 60_000;

function runsOf(intervals: readonly Interval[]): Run[] {
  const runs: Run[] = [];
  for (const interval of intervals.toSorted((a, b) => a.start.localeCompare(b.start))) {
    const last = runs.at(-1);
    const minutes = minutesOf(interval);
    if (last !== undefined && last.end === interval.start && last.minutes === minutes) {
      runs[runs.length - 1] = { ...last, end: interval.end, count: last.count + 1 };
    } else runs.push({ ...interval, count: 1, minutes });
  }
  return runs;
}

/** Many times in few words, by date: "Tue 24 Nov 2026" → "09:00–12:00 (6 × 30 min), 14:00–14:45". */
export function compactTimes(intervals: readonly Interval[], zone: string): Map<string, string> {
  const days = new Map<string, string>();
  for (const { start, end, count, minutes } of runsOf(intervals)) {
    const day = civilDate(start, zone);
    const span = `${civilTime(start, zone)}–${civilTime(end, zone)}${count > 1 ? ` (${count} × ${minutes} min)` : ''}`;
    const before = days.get(day);
    days.set(day, before === undefined ? span : `${before}, ${span}`);
  }
  return days;
}
