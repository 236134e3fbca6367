import { BACKWARDS, END } from '@eventstore/db-client';
import { assertOpen, type Connection } from './connection.ts';
import { readToEnd } from './read-to-end.ts';
import type { StoredEvent } from './stored-event.ts';

/** Position of the last event in the log, the server's own events included; -1n when the log is empty. */
export async function headPosition(connection: Connection): Promise<bigint> {
  const [last] = await readBackwards(connection, undefined, 1);
  return last?.position ?? -1n;
}

/** Pages, small at first: on a living log the event looked for is almost at the end. */
const PAGE = 64;
const LARGE_PAGE = 1_024;

/**
 * Position of the last event in the log with one of the prefixes, or undefined. The client has no filter for reads
 * (trap 14), so it looks backwards through the whole log; what lies behind is a few events of the server's own.
 */
export async function lastPositionOf(connection: Connection, prefixes: readonly string[]): Promise<bigint | undefined> {
  let before: bigint | undefined;
  for (let count = PAGE; ; count = LARGE_PAGE) {
    const page = await readBackwards(connection, before, count);
    const found = page.find((event) => prefixes.some((prefix) => event.stream.startsWith(prefix)));
    if (found !== undefined) return found.position;
    const oldest = page.at(-1)?.position;
    if (oldest === undefined || oldest === before || page.length < count) return undefined;
    before = oldest;
  }
}

/** `count` is never 0: such a read makes the server spin until the caller hangs up. */
async function readBackwards(
  connection: Connection,
  before: bigint | undefined,
  count: number,
): Promise<StoredEvent[]> {
  assertOpen(connection);
  const fromPosition = before === undefined ? END : { commit: before, prepare: before };
  const options = { direction: BACKWARDS, fromPosition, maxCount: count, requiresLeader: true } as const;
  return await readToEnd(connection.closed, 'reading the end of the log', () =>
    connection.client.readAll(options, { highWaterMark: 512 }),
  );
}
