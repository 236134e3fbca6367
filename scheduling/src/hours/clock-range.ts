import { DateTime } from 'luxon';
import type { OpenRange } from '@daybook/contracts/weekly-hours.ts';
import type { Interval } from '../page/page-state.ts';

/**
 * A clock time of a date in a zone as a moment. A time that a change of clocks skips is the moment it would have been had
 * the clocks not changed (02:30 becomes 03:30); of a time that comes twice the first is meant.
 */
export function clockTime(date: string, clock: string, zone: string): string {
  if (clock === '24:00') return clockTime(laterDate(date, 1), '00:00', zone);
  const local = DateTime.fromISO(`${date}T${clock}`, { zone });
  if (!local.isValid) throw new Error(`no such clock time: ${date} ${clock} ${zone}`);
  // Which of two Luxon takes depends on whether it is summer as this runs.
  const [first = local] = local.getPossibleOffsets();
  return first.toJSDate().toISOString();
}

/** The stretch of time a range of clock times is on a date: an hour shorter or longer when clocks change in it. */
export const rangeOn = (date: string, { from, until }: OpenRange, zone: string): Interval => ({
  start: clockTime(date, from, zone),
  end: clockTime(date, until, zone),
});

/** The calendar date `days` later. */
export const laterDate = (date: string, days: number): string => {
  const later = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate();
  if (later === null) throw new Error(`no such date: ${date}`);
  return later;
};
