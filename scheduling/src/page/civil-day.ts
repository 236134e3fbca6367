import { DateTime } from 'luxon';
import { rangeOn } from '../hours/clock-range.ts';
import type { Interval } from './page-state.ts';

/** The civil day a moment falls on in a zone; a change of clocks makes it 23 or 25 hours long (DESIGN §3.1). */
export function civilDay(
  instant: string,
  bookZone: string,
): Interval & { readonly date: string; readonly bookZone: string } {
  const local = DateTime.fromISO(instant, { zone: bookZone });
  if (!local.isValid) throw new Error(`not a moment in a known zone: ${instant} ${bookZone}`);
  const date = local.toISODate();
  return { date, bookZone, ...rangeOn(date, { from: '00:00', until: '24:00' }, bookZone) };
}
