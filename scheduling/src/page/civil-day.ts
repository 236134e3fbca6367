import { DateTime } from 'luxon';
import type { Interval } from './page-state.ts';

/** The civil day a moment falls on in a zone; a change of clocks makes it 23 or 25 hours long (DESIGN §3.1). */
export function civilDay(
  instant: string,
  bookZone: string,
): Interval & { readonly date: string; readonly bookZone: string } {
  const local = DateTime.fromISO(instant, { zone: bookZone });
  if (!local.isValid) throw new Error(`not a moment in a known zone: ${instant} ${bookZone}`);
  const midnight = local.startOf('day');
  return {
    date: local.toISODate(),
    bookZone,
    start: midnight.toJSDate().toISOString(),
    end: midnight.plus({ days: 1 }).startOf('day').toJSDate().toISOString(),
  };
}
