import { calendarDay, dayAfter } from '../words/calendar-day.ts';

/** The times of one day. */
export interface Day<Time> {
  /** `2026-11-26`, on the practice's calendar. */
  readonly day: string;
  readonly times: readonly Time[];
}

/** Times in their days on a zone's calendar, both soonest first. */
export function groupDays<Time extends { readonly start: string }>(times: readonly Time[], zone: string): Day<Time>[] {
  const days = new Map<string, Time[]>();
  for (const time of times.toSorted((one, other) => one.start.localeCompare(other.start))) {
    const day = calendarDay(time.start, zone);
    days.set(day, [...(days.get(day) ?? []), time]);
  }
  return [...days].map(([day, times]) => ({ day, times }));
}

/** The days from `from` to the last one shown that are not shown. */
export function leftOut(from: string, shown: readonly Day<unknown>[]): string[] {
  const last = shown.at(-1)?.day;
  const days: string[] = [];
  if (last === undefined) return days;
  for (let day = from; day < last; day = dayAfter(day)) {
    if (!shown.some((one) => one.day === day)) days.push(day);
  }
  return days;
}
