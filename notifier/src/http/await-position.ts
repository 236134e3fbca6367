import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { RouteRequest, ServedRoute } from '@daybook/platform/http/serve-route.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import { readCheckpoint } from '../subscription/checkpoint.ts';

/** How long a query waits for the position its client has seen, in ms. */
const patience = 2_000;
const every = 20;

function readMinPosition(header: string | undefined): bigint {
  if (header === undefined) return -1n;
  if (/^\d{1,19}$/.test(header)) return BigInt(header);
  throw new HttpProblem(400, 'malformed', 'The header Daybook-Min-Position is not a position.', {
    errors: [{ field: 'Daybook-Min-Position', rule: 'decimal', message: 'must be a decimal number' }],
  });
}

/**
 * Waits, at most 2 s, until the messages of `Daybook-Min-Position` are there. The answer names its position in
 * `Daybook-Position`, and says `Daybook-Stale: true` if that is not enough.
 */
export async function awaitPosition<R extends ServedRoute>(
  database: NotifierDatabase,
  { http, reply }: Pick<RouteRequest<R>, 'http' | 'reply'>,
): Promise<void> {
  const min = readMinPosition(http.get('Daybook-Min-Position'));
  const until = performance.now() + patience;
  for (;;) {
    const position = (await readCheckpoint(database))?.position ?? -1n;
    if (position >= min || performance.now() > until) {
      reply.set('Daybook-Position', `${position < 0n ? 0n : position}`);
      if (position < min) reply.set('Daybook-Stale', 'true');
      return;
    }
    await sleep(every);
  }
}
