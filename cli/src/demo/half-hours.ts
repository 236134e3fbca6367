import { DateTime } from 'luxon';

/** The demo's opening hours: half hours from 10:00 to 21:00 on each of the next `days` days, today's past ones left out. */
export function halfHours(
  now: string,
  zone: string,
  days: number,
): { readonly start: string; readonly end: string }[][] {
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  const iso = (time: DateTime) => time.toJSDate().toISOString();
  return Array.from({ length: days }, (_, day) =>
    Array.from({ length: 22 }, (_, half) => {
      const start = today.plus({ days: day }).set({ hour: 10 + Math.floor(half / 2), minute: (half % 2) * 30 });
      return { start: iso(start), end: iso(start.plus({ minutes: 30 })) };
    }).filter(({ start }) => start > now),
  ).filter((slots) => slots.length > 0);
}
