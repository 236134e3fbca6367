import { daybookPrefixes } from '@daybook/contracts/stream-names.ts';
import { isPermanent, messageOf } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import type { Push } from '../live/pushes-of.ts';
import type { JobQueue } from '../outbox/job-queue.ts';
import { whileActive } from '@daybook/platform/postgres/while-active.ts';
import { readCheckpoint, type Checkpoint } from './checkpoint.ts';
import { commitBatch } from './commit-batch.ts';
import { backoff, pause } from '@daybook/platform/pause.ts';

/** How long to wait before an event nobody here can read is looked at again, in ms. */
const unreadablePause = 5_000;
/** Keeps one statement of the outbox well below PostgreSQL's limit of parameters. */
const maxBatch = 200;

/** What following the log needs. */
export interface Following {
  readonly database: NotifierDatabase;
  readonly store: EventStore;
  readonly queue: JobQueue;
  readonly logger: Logger;
  /** Told what to push, after it was committed. */
  readonly onCommitted: (pushes: readonly Push[]) => void;
  /** Told why the subscription does not move; undefined when it does. */
  readonly onTrouble: (why: string | undefined) => void;
}

/** Turns events into messages until aborted, whatever happens to the database or the store. */
export async function followLog(following: Following, signal: AbortSignal): Promise<void> {
  const { database, logger, onTrouble } = following;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await whileActive(database, 'notifier', signal, async (connection, active) => {
        logger.info('this copy follows the log');
        attempt = 0;
        await consume(following, connection, active);
      });
    } catch (error) {
      if (signal.aborted) {
        logger.debug({ err: error }, 'stopped while something failed');
        return;
      }
      if (isPermanent(error)) {
        // A newer program can read it; until then nothing behind it is told, since what it says is not known.
        onTrouble(`stopped at an event: ${messageOf(error)}`);
        logger.error({ reason: messageOf(error) }, 'stopped at an event this program cannot read');
        await pause(unreadablePause, signal);
        continue;
      }
      logger.warn({ err: error, attempt }, 'cannot follow the log now, trying again');
      await pause(backoff(attempt), signal);
    }
  }
}

async function consume(
  { store, queue, onCommitted, onTrouble, logger }: Following,
  connection: NotifierDatabase,
  active: AbortSignal,
): Promise<void> {
  let checkpoint: Checkpoint | undefined;
  await store.consume({
    name: 'notifier',
    prefixes: daybookPrefixes,
    signal: active,
    maxBatch,
    load: async () => {
      checkpoint = await readCheckpoint(connection);
      return checkpoint === undefined || checkpoint.position < 0n ? undefined : checkpoint.position;
    },
    handle: async (batch) => {
      let rest = batch;
      while (rest.length > 0) {
        if (checkpoint === undefined) throw new Error('events came before the checkpoint was made');
        const committed = await commitBatch(connection, queue, checkpoint, rest);
        checkpoint = committed.checkpoint;
        onTrouble(undefined);
        onCommitted(committed.pushes);
        const { position } = committed.checkpoint;
        rest = rest.filter((event) => event.position > position);
      }
    },
    onState: ({ state, error }) => {
      onTrouble(state === 'red' ? `nothing but failures for a minute: ${error}` : undefined);
      if (state === 'red') logger.error({ reason: error }, 'nothing but failures for a minute');
    },
  });
}
