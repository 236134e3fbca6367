import { DateTime } from 'luxon';
import type { OpenRange, WeekdayHours } from '@daybook/contracts/weekly-hours.ts';

/** The Monday of the week a date is in. */
const monday = (date: string): DateTime => DateTime.fromISO(date, { zone: 'utc' }).startOf('week');

/** The ranges of clock times that weekly hours give a date. */
export function hoursOn(date: string, hours: readonly WeekdayHours[]): readonly OpenRange[] {
  const { weekday } = DateTime.fromISO(date, { zone: 'utc' });
  return hours
    .filter((each) => {
      if (each.weekday !== weekday) return false;
      if (each.everyWeeks === 1 || each.fromWeekOf === undefined) return true;
      const weeks = Math.round(monday(date).diff(monday(each.fromWeekOf), 'weeks').weeks);
      return weeks % each.everyWeeks === 0;
    })
    .flatMap(({ ranges }) => ranges);
}
