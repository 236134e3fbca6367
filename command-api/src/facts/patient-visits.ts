import { sql, type Kysely } from 'kysely';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import type { Logger } from '@daybook/platform/logger.ts';

/** More than anybody has; a bound for the answer. */
const most = 500;

/**
 * What the read model knows of a patient's other visits still to come: soft facts, which may be a moment old and are no
 * reason to keep a booking waiting when the database does not answer (DESIGN §4, soft rules).
 * @param except the appointment that is being moved, if any
 */
export async function patientVisits<D>(
  database: Kysely<D>,
  logger: Logger,
  patientId: string,
  except: string | undefined,
): Promise<ClinicFacts['patient']> {
  try {
    const { rows } = await sql<{ start_at: Date; end_at: Date }>`
      select start_at, end_at from schedule.appointment
      where patient_id = ${patientId} and status in ('booked', 'arrived', 'checked-in') and end_at > now()
        and appointment_id is distinct from ${except ?? null}
      limit ${most}`.execute(database);
    return {
      upcoming: rows.length,
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
