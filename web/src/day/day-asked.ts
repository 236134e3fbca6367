import { calendarDay } from '../words/calendar-day.ts';

/** The day of an address, and today, on a zone's calendar: what is no date leads to today. */
export function dayAsked(date: string | undefined, zone: string): { readonly day: string; readonly today: string } {
  const today = calendarDay(new Date(), zone);
  const isDate = date !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(date) && !Number.isNaN(Date.parse(date));
  return { day: isDate ? date : today, today };
}
