import { sql, type Kysely } from 'kysely';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import type { Logger } from '@daybook/platform/logger.ts';

/** Which other visits of a patient matter. */
export interface PatientQuestion {
  readonly patientId: string;
  /** The appointment that is being moved, if any. */
  readonly except: string | undefined;
  /** Around the time wanted. */
  readonly from: string;
  readonly until: string;
  /** Whether the clinic asks how many there are. */
  readonly isCounted: boolean;
}

/**
 * What the read model knows of a patient's other visits still to come: soft facts, which may be a moment old and are no
 * reason to keep a booking waiting when the database does not answer (DESIGN §4, soft rules).
 */
export async function patientVisits<D>(
  database: Kysely<D>,
  logger: Logger,
  { patientId, except, from, until, isCounted }: PatientQuestion,
): Promise<ClinicFacts['patient']> {
  const live = sql`from schedule.appointment
    where patient_id = ${patientId} and status in ('booked', 'arrived', 'checked-in') and end_at > now()
      and appointment_id is distinct from ${except ?? null}`;
  try {
    const { rows } = await sql<{ start_at: Date; end_at: Date }>`
      select start_at, end_at ${live} and start_at < ${until} and end_at > ${from} limit 50`.execute(database);
    const counted = isCounted
      ? await sql<{ count: number }>`select count(*)::int ${live}`.execute(database)
      : undefined;
    return {
      upcoming: counted?.rows[0]?.count ?? 0,
      elsewhere: rows.map(({ start_at, end_at }) => ({ start: start_at.toISOString(), end: end_at.toISOString() })),
    };
  } catch (error) {
    logger.warn(
      { err: error },
      'the read model was not reached; the rules about other visits of a patient are skipped',
    );
    return undefined;
  }
}
