import { sql, type Kysely } from 'kysely';
import type { ReadTables } from '../reading/read-tables.ts';
import type { Found } from './found.ts';
import type { Concerned } from './patients-of.ts';

/**
 * Patients who have more visits coming up than a clinic allows, with all of these visits, one row per cap that is exceeded.
 * As a booking counts them: wherever they are. A visit breaks the rule of its own clinic when so many others were booked
 * before it; one that was booked elsewhere later does not.
 */
export function overCap(database: Kysely<ReadTables>, now: Date, concerned: Concerned) {
  const upcoming = database
    .selectFrom('schedule.appointment as visit')
    .where('visit.status', 'in', ['booked', 'arrived', 'checked-in'])
    .where('visit.end_at', '>', now)
    .where(concerned('visit'))
    .select([
      'visit.patient_id',
      'visit.location_id',
      sql<number>`row_number() over (partition by visit.patient_id order by visit.booked_at, visit.appointment_id)`.as(
        'nth',
      ),
      sql<
        string[]
      >`array_agg(visit.appointment_id) over (partition by visit.patient_id order by visit.start_at, visit.appointment_id
          rows between unbounded preceding and unbounded following)`.as('appointment_ids'),
    ]);
  const cap = sql<number>`(clinic.policy->>'capPerPatient')::int`;
  return database
    .selectFrom(upcoming.as('visit'))
    .innerJoin('locations.location as clinic', 'clinic.location_id', 'visit.location_id')
    .where(sql<boolean>`visit.nth > ${cap}`)
    .distinct()
    .select([
      sql<Found['kind']>`'over-cap'`.as('kind'),
      'visit.patient_id',
      'visit.appointment_ids',
      sql<Found['because']>`null::text`.as('because'),
      sql<number | null>`${cap}`.as('cap'),
    ]);
}
