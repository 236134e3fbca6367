import type { Location } from '../api/answers.ts';
import type { DayContent } from '../day/day-sheet.ts';
import { calendarDay } from '../words/calendar-day.ts';

/** Where a clinic's today is; other days are below it. */
export const clinicBase = (locationId: string): string => `/admin/clinics/${locationId}/day`;

/**
 * The day of a clinic on which a doctor's day there begins, on the clinic's calendar: the doctor's may have another date
 * then. Undefined when nothing of the day is there.
 */
export function clinicDate(
  { visits, free, held }: DayContent,
  { locationId, zone }: Pick<Location, 'locationId' | 'zone'>,
): string | undefined {
  const [first] = [...visits, ...free, ...held]
    .filter((entry) => entry.locationId === locationId)
    .map(({ start }) => start)
    .toSorted();
  return first === undefined ? undefined : calendarDay(first, zone);
}
