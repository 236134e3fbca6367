import { BACKWARDS, END } from '@eventstore/db-client';
import { checkStreamName } from './check-stream-name.ts';
import { assertOpen, type Connection } from './connection.ts';
import { readToEnd } from './read-to-end.ts';
import type { StoredEvent } from './stored-event.ts';

/** As many events as the client will hold before it stops the server from sending (trap 18). */
const BUFFER = { highWaterMark: 512 };

/** Reads a stream forwards: see `EventStore.load`. */
export async function loadStream(
  connection: Connection,
  stream: string,
  from = 0n,
  limit?: number,
): Promise<StoredEvent[]> {
  checkStreamName(stream);
  if (from < 0n) throw new RangeError(`revisions begin at 0, got ${from}`);
  if (limit !== undefined && (!Number.isSafeInteger(limit) || limit < 1)) {
    throw new RangeError(`limit must be a whole number from 1, got ${limit}`);
  }
  assertOpen(connection);
  const count = limit === undefined ? {} : { maxCount: limit };
  return await readToEnd(connection.closed, `reading ${stream}`, () =>
    connection.client.readStream(stream, { fromRevision: from, requiresLeader: true, ...count }, BUFFER),
  );
}

/** Reads the newest event of a stream: see `EventStore.readLast`. */
export async function loadLast(connection: Connection, stream: string): Promise<StoredEvent | undefined> {
  checkStreamName(stream);
  assertOpen(connection);
  const options = { direction: BACKWARDS, fromRevision: END, maxCount: 1, requiresLeader: true } as const;
  const [last] = await readToEnd(connection.closed, `reading ${stream}`, () =>
    connection.client.readStream(stream, options),
  );
  return last;
}
