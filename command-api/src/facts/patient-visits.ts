import { setTimeout as pause } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { Logger } from '@daybook/platform/logger.ts';
import { inBatches } from '@daybook/platform/in-batches.ts';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import type { LogTail } from './log-tail.ts';

/** Which other visits of a patient matter. */
export interface PatientQuestion {
  readonly patientId: string;
  /** Appointments that are left out: the one that is being moved, those of the same series. */
  readonly except: readonly string[];
  /** Around the time wanted. */
  readonly from: string;
  readonly until: string;
  /** The most of the others there may be; absent when nobody asks. */
  readonly cap: number | undefined;
}

type Visits = NonNullable<ClinicFacts['patient']>;

export type PatientVisits = (question: PatientQuestion) => Promise<ClinicFacts['patient']>;

/** Bookings of one moment share a question to the database: asked one by one they cost more than the append itself. */
const askedAtOnce = 100;

/** For how long a booking waits for the read model when that speaks against it, ms. */
const patience = 2_000;

/**
 * What the read model knows of a patient's other visits still to come: soft facts, and no reason to keep a booking waiting
 * when the database does not answer (DESIGN §4, soft rules). Like a cached page it may only accept at once (§4.5): when it
 * speaks against the booking it is asked again as soon as it knows what the log holds, and skipped when it is not there in time.
 */
export function askPatientVisits<D>(
  database: Kysely<D>,
  tail: Pick<LogTail, 'catchUp'>,
  logger: Logger,
): PatientVisits {
  const ask = inBatches<PatientQuestion, Visits>(askedAtOnce, async (questions) => {
    const found = await findVisits(database, questions);
    const counts = questions.some(({ cap }) => cap !== undefined) ? await countVisits(database, questions) : new Map();
    return questions.map((_, index) => ({ upcoming: counts.get(index) ?? 0, elsewhere: found.get(index) ?? [] }));
  });
  return async (question) => {
    try {
      const first = await ask(question);
      if (!speaksAgainst(first, question)) return first;
      return (await isUpToDate(database, await tail.catchUp())) ? await ask(question) : undefined;
    } catch (error) {
      logger.warn(
        { err: error },
        'the read model was not reached; the rules about other visits of a patient are skipped',
      );
      return undefined;
    }
  };
}

const speaksAgainst = ({ upcoming, elsewhere }: Visits, { cap }: PatientQuestion): boolean =>
  elsewhere.length > 0 || (cap !== undefined && upcoming >= cap);

/** Waits until the read model has come to a position. @returns false when it has not in time */
async function isUpToDate<D>(database: Kysely<D>, wanted: bigint | undefined): Promise<boolean> {
  if (wanted === undefined) return true;
  for (const until = performance.now() + patience; ; await pause(20)) {
    const { rows } = await sql<{ position: string }>`
      select position from projection.checkpoint where name = 'schedule'`.execute(database);
    if (BigInt(rows[0]?.position ?? '-1') >= wanted) return true;
    if (performance.now() > until) return false;
  }
}

/** The questions as a table, numbered from 1. */
const asked = (questions: readonly PatientQuestion[]) => sql`
  unnest(
    ${questions.map(({ patientId }) => patientId)}::uuid[], ${questions.map(({ except }) => except.join(' '))}::text[],
    ${questions.map(({ from }) => from)}::timestamptz[], ${questions.map(({ until }) => until)}::timestamptz[]
  ) with ordinality as asked (patient_id, except_ids, from_at, until_at, number)`;

const live = sql`visit.patient_id = asked.patient_id and visit.status in ('booked', 'arrived', 'checked-in')
  and visit.end_at > now() and visit.appointment_id <> all(string_to_array(asked.except_ids, ' '))`;

async function findVisits<D>(database: Kysely<D>, questions: readonly PatientQuestion[]) {
  const { rows } = await sql<{ number: string; start_at: Date; end_at: Date }>`
    select asked.number, visit.start_at, visit.end_at from ${asked(questions)}
    join schedule.appointment as visit on ${live} and visit.start_at < asked.until_at and visit.end_at > asked.from_at
    `.execute(database);
  const visits = rows.map(({ number, start_at, end_at }) => ({
    index: Number(number) - 1,
    start: start_at.toISOString(),
    end: end_at.toISOString(),
  }));
  return Map.groupBy(visits, ({ index }) => index);
}

async function countVisits<D>(
  database: Kysely<D>,
  questions: readonly PatientQuestion[],
): Promise<Map<number, number>> {
  const { rows } = await sql<{ number: string; count: number }>`
    select asked.number, count(*)::int from ${asked(questions)}
    join schedule.appointment as visit on ${live} group by asked.number`.execute(database);
  return new Map(rows.map(({ number, count }) => [Number(number) - 1, count]));
}
