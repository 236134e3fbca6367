import type { Practitioner } from '../api/answers.ts';
import { calendarDay } from '../words/calendar-day.ts';

/** The day to look from: none that is over. */
export function firstDay({ bookZone }: Practitioner, asked: string | undefined): string {
  const today = calendarDay(new Date(), bookZone);
  return asked !== undefined && asked > today ? asked : today;
}
