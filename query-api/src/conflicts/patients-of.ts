import { sql, type RawBuilder } from 'kysely';

/** Whether a visit of the query is of a patient whom this asks for. */
export type Concerned = (visit: string) => RawBuilder<boolean>;

/**
 * Patients who have a live visit with a practitioner that ends after a moment: nobody else is part of a conflict in that
 * book. Everybody, where no practitioner is asked for.
 */
export const patientsOf =
  (practitionerId: string | undefined, from: Date): Concerned =>
  (visit) =>
    practitionerId === undefined
      ? sql<boolean>`true`
      : sql<boolean>`${sql.ref(`${visit}.patient_id`)} in (select mine.patient_id from schedule.appointment as mine
          where mine.practitioner_id = ${practitionerId}::uuid and mine.end_at > ${from}
            and mine.status in ('booked', 'arrived', 'checked-in', 'fulfilled'))`;
