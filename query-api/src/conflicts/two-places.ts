import { sql, type Kysely } from 'kysely';
import type { ReadTables } from '../reading/read-tables.ts';
import type { Found } from './found.ts';
import type { Concerned } from './patients-of.ts';

const live = ['booked', 'arrived', 'checked-in', 'fulfilled'] as const;

/** Pairs of live visits of one patient that share a minute and end after a moment. Buffers are the practitioner's time, not the patient's. */
export function twoPlaces(database: Kysely<ReadTables>, from: Date, concerned: Concerned) {
  return database
    .selectFrom('schedule.appointment as one')
    .innerJoin('schedule.appointment as other', (join) =>
      join
        .onRef('other.patient_id', '=', 'one.patient_id')
        // Each pair once, the earlier visit first.
        .on(sql<boolean>`(one.start_at, one.appointment_id) < (other.start_at, other.appointment_id)`)
        .onRef('other.start_at', '<', 'one.end_at')
        .onRef('other.end_at', '>', 'one.start_at'),
    )
    .where('one.status', 'in', live)
    .where('other.status', 'in', live)
    .where('one.end_at', '>', from)
    .where('other.end_at', '>', from)
    .where(concerned('one'))
    .select([
      sql<Found['kind']>`'two-places'`.as('kind'),
      'one.patient_id',
      sql<string[]>`array[one.appointment_id, other.appointment_id]`.as('appointment_ids'),
      sql<Found['because']>`null::text`.as('because'),
      sql<number | null>`null::int`.as('cap'),
    ]);
}
