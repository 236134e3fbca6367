import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Model, ReadTables } from '../reading/read-tables.ts';
import { outsideHours } from './outside-hours.ts';
import { overCap } from './over-cap.ts';
import { patientsOf } from './patients-of.ts';
import { twoPlaces } from './two-places.ts';

/** The models that {@link selectConflicts} reads. */
export const conflictModels: readonly Model[] = ['practitioners', 'locations', 'schedule', 'patients'];

/** Names a conflict without naming visits that are not to be seen; with the start it is the order of the list. */
const key = sql<string>`md5(concat_ws(' ', found.kind, found.cap, array_to_string(found.appointment_ids, ' ')))`;

/** Which conflicts. */
export interface Asked {
  readonly now: Date;
  readonly from: Date;
  readonly to: Date | undefined;
  /** Whose visits may be shown; undefined for everybody's. */
  readonly own: string | undefined;
  /** Who has a visit among those of the range; undefined for anybody. */
  readonly practitionerId: string | undefined;
  /** Start and key of the last one shown. */
  readonly after: readonly [string, string] | undefined;
  readonly limit: number;
}

/** What visits stand against, the earliest first, with those of the visits that may be shown. */
export function selectConflicts(database: Kysely<ReadTables>, asked: Asked) {
  const { now, from, to, own, practitionerId, after, limit } = asked;
  // One doctor's part of it must not cost everybody's.
  const concerned = patientsOf(own ?? practitionerId, from < now ? from : now);
  const found = twoPlaces(database, from, concerned)
    .unionAll(overCap(database, now, concerned))
    .unionAll(outsideHours(database, from, concerned));
  let shown = database
    .selectFrom(found.as('found'))
    .innerJoinLateral(
      (row) => {
        let visible = row
          .selectFrom('schedule.appointment as visit')
          .where(sql<boolean>`visit.appointment_id = any (found.appointment_ids)`)
          .select([sql<Date | null>`min(visit.start_at)`.as('start_at'), sql<number>`count(*)::int`.as('count')]);
        if (own !== undefined) visible = visible.where('visit.practitioner_id', '=', own);
        return visible.as('first');
      },
      (join) => join.onTrue(),
    )
    .where((row) => {
      let inRange = row
        .selectFrom('schedule.appointment as visit')
        .where(sql<boolean>`visit.appointment_id = any (found.appointment_ids)`)
        .where('visit.end_at', '>', from)
        .select('visit.appointment_id');
      if (to !== undefined) inRange = inRange.where('visit.start_at', '<', to);
      if (practitionerId !== undefined) inRange = inRange.where('visit.practitioner_id', '=', practitionerId);
      return row.exists(inRange);
    })
    .select([
      'found.kind',
      'found.patient_id',
      'found.because',
      'found.cap',
      'found.appointment_ids',
      'first.count',
      sql<Date>`first.start_at`.as('start_at'),
      key.as('key'),
    ]);
  if (after !== undefined) {
    const [start, last] = after;
    shown = shown.where(sql<boolean>`(first.start_at, ${key}) > (${start}::timestamptz, ${last})`);
  }
  return database
    .selectFrom(shown.orderBy('start_at').orderBy('key').limit(limit).as('shown'))
    .leftJoin('patients.patient as patient', 'patient.patient_id', 'shown.patient_id')
    .orderBy('shown.start_at')
    .orderBy('shown.key')
    .select((row) => [
      'shown.kind',
      'shown.key',
      'shown.start_at',
      'shown.patient_id',
      'shown.because',
      'shown.cap',
      'patient.name as patient_name',
      sql<number>`cardinality(shown.appointment_ids) - shown.count`.as('others'),
      jsonArrayFrom(
        row
          .selectFrom('schedule.appointment as visit')
          .leftJoin('practitioners.practitioner as doctor', 'doctor.practitioner_id', 'visit.practitioner_id')
          .leftJoin('locations.location as clinic', 'clinic.location_id', 'visit.location_id')
          .where(sql<boolean>`visit.appointment_id = any (shown.appointment_ids)`)
          .where(sql<boolean>`(${own ?? null}::uuid is null or visit.practitioner_id = ${own ?? null}::uuid)`)
          .orderBy('visit.start_at')
          .orderBy('visit.appointment_id')
          .select([
            'visit.appointment_id',
            'visit.slot_id',
            'visit.practitioner_id',
            'visit.start_at',
            'visit.end_at',
            sql<string | null>`coalesce(visit.practitioner_name, doctor.name)`.as('practitioner_name'),
            sql<string | null>`coalesce(clinic.zone, doctor.book_zone)`.as('zone'),
          ]),
      ).as('visits'),
    ]);
}
