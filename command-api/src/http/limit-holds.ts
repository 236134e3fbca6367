import { LRUCache } from 'lru-cache';
import { sql } from 'kysely';
import { pageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Services } from './services.ts';

/** The most times one account or guest keeps at once, on all pages together. */
const mostHolds = 5;
/** The most one of them takes in five minutes: whoever taps through a week of times takes fewer. */
const mostInAWhile = 60;
const aWhile = 300_000;

/** How often each holder took a time lately; bounded, and of this process alone. */
const taken = new LRUCache<string, number>({ max: 50_000, ttl: aWhile });

const tooMany = (words: string) => new HttpProblem(429, 'too-many-holds', words, { headers: { 'Retry-After': '60' } });

/**
 * Refuses a further hold to whoever keeps many already, as far as the read model knows, and to whoever takes one after
 * another faster than it can know. A repetition of the same hold, and another time of the same page, are no further ones.
 */
export async function limitHolds(
  { database, logger }: Services,
  holderId: string,
  appointmentId: string,
  address: PageAddress,
): Promise<void> {
  const lately = (taken.get(holderId) ?? 0) + 1;
  taken.set(holderId, lately, { noUpdateTTL: true });
  if (lately > mostInAWhile) throw tooMany('You took many times in a few minutes: wait a little.');
  const count = await sql<{ held: number }>`
    select count(*)::int as held from schedule.hold
    where holder_id = ${holderId} and status = 'open' and expires_at > now()
      and appointment_id <> ${appointmentId} and page <> ${pageId(address)}`
    .execute(database)
    .then(({ rows }) => rows[0]?.held ?? 0)
    .catch((error: unknown) => {
      logger.warn({ err: error }, 'the read model was not reached; holds are not counted');
      return 0;
    });
  if (count >= mostHolds) throw tooMany(`You keep ${mostHolds} times already: book one or give one back.`);
}
