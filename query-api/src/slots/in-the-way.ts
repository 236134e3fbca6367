import { sql, type RawBuilder } from 'kysely';

/** The columns of `table` that say who is where, and when. */
const columnsOf = (table: string) => ({
  practitionerId: sql.ref(`${table}.practitioner_id`),
  locationId: sql.ref(`${table}.location_id`),
  start: sql.ref(`${table}.start_at`),
  end: sql.ref(`${table}.end_at`),
});

/**
 * Whether the practitioner of a slot or visit is away at its time. A query that uses it reads the model `practitioners`.
 * @param table what the query calls them
 */
export function isAway(table: string): RawBuilder<boolean> {
  const { practitionerId, start, end } = columnsOf(table);
  return sql<boolean>`exists (select from practitioners.time_off as away
    where away.practitioner_id = ${practitionerId} and not away.removed
      and away.start_at < ${end} and away.end_at > ${start})`;
}

/** When a closure of `closure` begins and ends: dates of the clinic's zone, both included. */
const closedFrom = sql`(closure.first_date::timestamp at time zone closing.zone)`;
const closedUntil = sql`((closure.last_date + 1)::timestamp at time zone closing.zone)`;

/**
 * Whether the clinic of a slot or visit is closed at its time. A query that uses it reads the model `locations`.
 * @param table what the query calls them
 */
export function isClosed(table: string): RawBuilder<boolean> {
  const { locationId, start, end } = columnsOf(table);
  return sql<boolean>`exists (select from locations.closure as closure
    join locations.location as closing on closing.location_id = closure.location_id
    where closure.location_id = ${locationId} and not closure.removed
      and ${closedFrom} < ${end} and ${closedUntil} > ${start})`;
}
