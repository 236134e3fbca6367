import { sql, type RawBuilder } from 'kysely';

/** When a closure of `closure` begins and ends: dates of the clinic's zone, both included. */
const closedFrom = sql`(closure.first_date::timestamp at time zone clinic.zone)`;
const closedUntil = sql`((closure.last_date + 1)::timestamp at time zone clinic.zone)`;

/**
 * Whether a slot is offered to everybody: its practitioner takes bookings and is not away, its clinic is not closed, and its
 * start is as far ahead as the clinic's rules want it.
 * A query that uses it reads the models `practitioners` and `locations`.
 * @param slot what the query calls its slots
 */
export const isOffered = (slot: string, now: Date): RawBuilder<boolean> => {
  const [practitionerId, locationId, start, end] = ['practitioner_id', 'location_id', 'start_at', 'end_at'].map(
    (column) => sql.ref(`${slot}.${column}`),
  );
  return sql<boolean>`(
    exists (select from practitioners.practitioner as taking
      where taking.practitioner_id = ${practitionerId} and taking.available)
    and not exists (select from practitioners.time_off as away
      where away.practitioner_id = ${practitionerId} and not away.removed
        and away.start_at < ${end} and away.end_at > ${start})
    and not exists (select from locations.closure as closure
      join locations.location as clinic on clinic.location_id = closure.location_id
      where closure.location_id = ${locationId} and not closure.removed
        and ${closedFrom} < ${end} and ${closedUntil} > ${start})
    and not exists (select from locations.location as ruling
      where ruling.location_id = ${locationId}
        and (${start} < ${now}::timestamptz + make_interval(mins => (ruling.policy->>'minimumNotice')::int)
          or ${start} > ${now}::timestamptz + make_interval(days => (ruling.policy->>'horizonDays')::int))))`;
};
