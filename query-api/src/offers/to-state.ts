import type { LocationState } from '@daybook/scheduling/location/location-state.ts';
import type { Interval } from '@daybook/scheduling/page/page-state.ts';
import { toVisitType, type LocationRow } from '../locations/select-locations.ts';
import { instantOf } from '../reading/instant-of.ts';
import type { BookRow } from './select-books.ts';

/** A clinic as the rules of an offer see it, from its rows. */
export const toLocationState = (row: LocationRow): LocationState => ({
  profile: { name: row.name, address: row.address },
  zone: row.zone,
  policy: row.policy,
  visitTypes: new Map(row.visit_types.map((type) => [type.visit_type_id, toVisitType(type)])),
  closures: new Map(
    row.closures.map((closure) => [
      closure.closure_id,
      { name: closure.name, firstDate: closure.first_date, lastDate: closure.last_date },
    ]),
  ),
});

/** Whether a practitioner is verified and takes bookings, and when they are away. */
export const toAvailability = (
  row: BookRow,
): {
  readonly verified: boolean;
  readonly available: boolean;
  readonly timeOff: ReadonlyMap<string, Interval>;
} => ({
  verified: row.verified,
  available: row.available,
  timeOff: new Map(
    row.time_off.map((away) => [away.time_off_id, { start: instantOf(away.start_at), end: instantOf(away.end_at) }]),
  ),
});
