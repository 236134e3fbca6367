import { sql } from 'kysely';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Services } from './services.ts';

/** The most times one account or guest keeps at once, on all pages together. */
const mostHolds = 5;

/** Refuses a further hold to whoever keeps many already. As far as the read model knows: it is no matter of truth. */
export async function limitHolds({ database, logger }: Services, holderId: string): Promise<void> {
  const count = await sql<{ held: number }>`
    select count(*)::int as held from schedule.hold
    where holder_id = ${holderId} and status = 'open' and expires_at > now()`
    .execute(database)
    .then(({ rows }) => rows[0]?.held ?? 0)
    .catch((error: unknown) => {
      logger.warn({ err: error }, 'the read model was not reached; holds are not counted');
      return 0;
    });
  if (count < mostHolds) return;
  throw new HttpProblem(429, 'too-many-holds', `You keep ${mostHolds} times already: book one or give one back.`, {
    headers: { 'Retry-After': '60' },
  });
}
