import { sql, type Kysely } from 'kysely';
import type { ReadTables } from '../reading/read-tables.ts';
import { isAway, isClosed } from '../slots/in-the-way.ts';
import type { Found } from './found.ts';
import type { Concerned } from './patients-of.ts';

/** Visits to come, ending after a moment, that stand while the practitioner is away or the clinic is closed. */
export function outsideHours(database: Kysely<ReadTables>, from: Date, concerned: Concerned) {
  return database
    .selectFrom('schedule.appointment as visit')
    .where('visit.status', 'in', ['booked', 'arrived', 'checked-in'])
    .where('visit.end_at', '>', from)
    .where(concerned('visit'))
    .where((row) => row.or([isAway('visit'), isClosed('visit')]))
    .select([
      sql<Found['kind']>`'outside-hours'`.as('kind'),
      'visit.patient_id',
      sql<string[]>`array[visit.appointment_id]`.as('appointment_ids'),
      sql<Found['because']>`case when ${isAway('visit')} then 'time-off' else 'closure' end`.as('because'),
      sql<number | null>`null::int`.as('cap'),
    ]);
}
