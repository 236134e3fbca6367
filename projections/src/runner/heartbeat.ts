import { randomUUID } from 'node:crypto';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import { backoff, pause } from '@daybook/platform/pause.ts';
import { whileActive } from '@daybook/platform/postgres/while-active.ts';
import type { Kysely } from 'kysely';
import type { RunnerTables } from './runner-tables.ts';

/** Where signs of life are written, and how often. */
export interface Heartbeat {
  readonly stream: string;
  readonly everyMs: number;
}

const type = 'Heartbeat';

/** When the newest heartbeat of a batch was written. */
export const newestHeartbeat = (batch: readonly StoredEvent[]): string | undefined =>
  batch.findLast((event) => event.type === type)?.at;

/**
 * Appends a heartbeat again and again until aborted, in one process at a time. It is an event like any other, so that what
 * is measured is the way every event takes: the log, the subscription, the rows.
 *
 * It begins when the process has found every checkpoint in this very log: no heartbeat ever covers up a restored backup.
 */
export async function keepBeating(
  { stream, everyMs }: Heartbeat,
  {
    database,
    store,
    logger,
  }: { readonly database: Kysely<RunnerTables>; readonly store: EventStore; readonly logger: Logger },
  signal: AbortSignal,
): Promise<void> {
  const beat = async (active: AbortSignal): Promise<void> => {
    let revision: bigint | 'no_stream' | undefined;
    while (!active.aborted) {
      try {
        revision ??= (await store.readLast(stream))?.revision ?? 'no_stream';
        const event = { id: randomUUID(), type, data: {}, metadata: { schemaVersion: 1 } };
        ({ revision } = await store.append(stream, revision, [event]));
      } catch (error) {
        // Written or not: one heartbeat more or less is none the worse, so the next one begins where the stream then ends.
        revision = undefined;
        logger.warn({ err: error }, 'a heartbeat was not written');
      }
      await pause(everyMs, active);
    }
  };
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await whileActive(database, 'heartbeat', signal, async (_connection, active) => {
        attempt = 0;
        await beat(active);
      });
    } catch (error) {
      if (!signal.aborted) logger.warn({ err: error, attempt }, 'cannot write heartbeats now, trying again');
      await pause(backoff(attempt), signal);
    }
  }
}
