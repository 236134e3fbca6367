import { calendarDay } from '../words/calendar-day.ts';

/** The free times of the same day that are nearest to one that was lost, soonest first. */
export function nearestFree<Time extends { readonly start: string }>(
  lost: string,
  free: readonly Time[],
  zone: string,
  count = 2,
): Time[] {
  const day = calendarDay(lost, zone);
  const far = ({ start }: Time) => Math.abs(Date.parse(start) - Date.parse(lost));
  return free
    .filter(({ start }) => start !== lost && calendarDay(start, zone) === day)
    .toSorted((one, other) => far(one) - far(other))
    .slice(0, count)
    .toSorted((one, other) => one.start.localeCompare(other.start));
}
