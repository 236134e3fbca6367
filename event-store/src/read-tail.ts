import { FORWARDS } from '@eventstore/db-client';
import { assertOpen, type Connection } from './connection.ts';
import { readToEnd } from './read-to-end.ts';
import type { StoredEvent } from './stored-event.ts';

/** Reads what the log holds behind a position, the server's own events included: see `EventStore.readTail`. */
export async function readTail(connection: Connection, after: bigint, limit: number): Promise<StoredEvent[]> {
  if (after < 0n) throw new RangeError(`a position of an event is needed, got ${after}`);
  if (!Number.isSafeInteger(limit) || limit < 1)
    throw new RangeError(`limit must be a whole number from 1, got ${limit}`);
  assertOpen(connection);
  const fromPosition = { commit: after, prepare: after };
  // One more: the server begins with the event at the position itself.
  const options = { direction: FORWARDS, fromPosition, maxCount: limit + 1, requiresLeader: true } as const;
  const events = await readToEnd(connection.closed, 'reading the end of the log', () =>
    connection.client.readAll(options, { highWaterMark: 512 }),
  );
  return events.filter(({ position }) => position > after).slice(0, limit);
}
