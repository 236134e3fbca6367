import { isPermanent, messageOf } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { Kysely } from 'kysely';
import { whileActive } from '@daybook/platform/postgres/while-active.ts';
import { noteTrouble, readCheckpoint, stopCheckpoint, type Checkpoint } from './checkpoint.ts';
import { commitBatch } from './commit-batch.ts';
import { StoppedAt } from './isolate-fault.ts';
import { backoff, pause } from '@daybook/platform/pause.ts';
import type { Projection } from './projection.ts';
import type { RunnerTables } from './runner-tables.ts';

/** What every projection of a process runs on. */
export interface Runtime {
  readonly database: Kysely<RunnerTables>;
  readonly store: EventStore;
  /** The id of the log `store` is connected to. */
  readonly storeId: string;
  /** The one server-side filter of all consumers. */
  readonly prefixes: readonly string[];
  readonly logger: Logger;
  /** Builds the projection anew because this program has a higher version of it than the live tables. */
  readonly upgrade: (projection: Projection) => Promise<void>;
}

/** How often a stopped projection looks whether an operator acted, in ms. */
const lookAgain = 500;

/** The checkpoint says that this copy must not consume now: red, or built by a newer program. */
class MustWait extends Error {
  readonly permanent = true;
}

const mayRun = (checkpoint: Checkpoint, projection: Projection) =>
  checkpoint.state === 'green' && checkpoint.version === projection.version;

/** Keeps one projection up to date until aborted, whatever happens to the database or the store. */
export async function runProjection(projection: Projection, runtime: Runtime, signal: AbortSignal): Promise<void> {
  const logger = runtime.logger.child({ projection: projection.name });
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await whileActive(runtime.database, projection.name, signal, async (connection, active) => {
        logger.info('this copy is the active one');
        attempt = 0;
        await stayCurrent(projection, { ...runtime, logger }, connection, active);
      });
    } catch (error) {
      if (signal.aborted) {
        logger.debug({ err: error }, 'stopped while something failed');
        return;
      }
      logger.warn({ err: error, attempt }, 'cannot run now, trying again');
      await pause(backoff(attempt), signal);
    }
  }
}

async function stayCurrent(
  projection: Projection,
  runtime: Runtime,
  connection: Kysely<RunnerTables>,
  active: AbortSignal,
): Promise<void> {
  while (!active.aborted) {
    const checkpoint = await readCheckpoint(connection, projection.name);
    if (checkpoint.version < projection.version) {
      await runtime.upgrade(projection);
    } else if (mayRun(checkpoint, projection)) {
      await consume(projection, runtime, connection, active);
    } else {
      await pause(lookAgain, active);
    }
  }
}

async function consume(
  projection: Projection,
  { database, store, storeId, prefixes, logger }: Runtime,
  connection: Kysely<RunnerTables>,
  active: AbortSignal,
): Promise<void> {
  let checkpoint: Checkpoint | undefined;
  let noted = Promise.resolve();
  try {
    await store.consume({
      name: projection.name,
      prefixes,
      signal: active,
      load: async () => {
        checkpoint = await readCheckpoint(connection, projection.name);
        if (!mayRun(checkpoint, projection)) throw new MustWait(`${projection.name} is not to be run now`);
        return checkpoint.position < 0n ? undefined : checkpoint.position;
      },
      handle: async (batch) => {
        if (checkpoint === undefined) throw new Error('events came before the checkpoint was read');
        await commitBatch(connection, projection, checkpoint, batch, storeId, (to) => {
          checkpoint = to;
        });
      },
      onState: ({ state, error }) => {
        if (state === 'red') logger.error({ reason: error }, 'nothing but failures for a minute');
        // For people who look from outside. Best effort: a database that is away is what most trouble is about, and then
        // the age of the last heartbeat tells it. One after another, so that the last state is what stays.
        noted = noted
          .then(() => noteTrouble(database, projection.name, state === 'red' ? (error ?? 'unknown') : null))
          .catch((reason: unknown) => logger.warn({ err: reason }, 'cannot note the state now'));
      },
    });
  } catch (error) {
    if (error instanceof MustWait) return;
    if (error instanceof StoppedAt && checkpoint !== undefined) {
      await stopCheckpoint(connection, checkpoint, error.note);
      logger.error({ event: error.note }, 'stopped at an event: skip it or rebuild');
      return;
    }
    if (!isPermanent(error)) throw error;
    logger.error({ reason: messageOf(error) }, 'the event store delivers something nobody can read');
    await pause(lookAgain, active);
  }
}
