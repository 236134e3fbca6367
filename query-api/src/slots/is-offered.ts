import { sql, type RawBuilder } from 'kysely';
import { isAway, isClosed } from './in-the-way.ts';

/**
 * Whether a slot is offered to everybody: its practitioner is verified, takes bookings and is not away, its clinic is not closed, and its
 * start is as far ahead as the clinic's rules want it.
 * A query that uses it reads the models `practitioners` and `locations`.
 * @param slot what the query calls its slots
 */
export const isOffered = (slot: string, now: Date): RawBuilder<boolean> => {
  const [practitionerId, locationId, start] = ['practitioner_id', 'location_id', 'start_at'].map((column) =>
    sql.ref(`${slot}.${column}`),
  );
  return sql<boolean>`(
    exists (select from practitioners.practitioner as taking
      where taking.practitioner_id = ${practitionerId} and taking.available and taking.verified)
    and not ${isAway(slot)}
    and not ${isClosed(slot)}
    and not exists (select from locations.location as ruling
      where ruling.location_id = ${locationId}
        and (${start} < ${now}::timestamptz + make_interval(mins => (ruling.policy->>'minimumNotice')::int)
          or ${start} > ${now}::timestamptz + make_interval(days => (ruling.policy->>'horizonDays')::int))))`;
};
