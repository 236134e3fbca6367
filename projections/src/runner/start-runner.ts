import type { EventStore } from '@daybook/event-store/event-store.ts';
import { isPermanent } from '@daybook/event-store/errors.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import type { Kysely } from 'kysely';
import { checkStore } from './check-store.ts';
import { readCheckpoint } from './checkpoint.ts';
import { keepBeating, type Heartbeat } from './heartbeat.ts';
import { Monitor } from './monitor.ts';
import { serveOperator, type CarryOut } from './operator-requests.ts';
import { backoff, pause } from '@daybook/platform/pause.ts';
import { prepareProjection } from './prepare-projection.ts';
import type { Projection } from './projection.ts';
import { runProjection, type Runtime } from './run-projection.ts';
import type { RunnerTables } from './runner-tables.ts';

/** What the runner needs. */
export interface RunnerOptions {
  readonly database: Kysely<RunnerTables>;
  readonly store: EventStore;
  readonly projections: readonly Projection[];
  readonly prefixes: readonly string[];
  readonly logger: Logger;
  /** Creates what the projections read besides their own tables, and the runner's own. */
  readonly migrate: () => Promise<void>;
  /** Which log `store` is. */
  readonly identify: () => Promise<string>;
  /** Where signs of life go, and how often; nobody judges the lag without. */
  readonly heartbeat?: Heartbeat;
  readonly upgrade: (projection: Projection) => Promise<void>;
  readonly carryOut: CarryOut;
  /** Told once when the process must not go on: the database belongs to another log. */
  readonly onRefusal: (error: unknown) => void;
}

/** Projections that are being kept up to date. */
export interface Runner {
  /** Rejects, saying why, unless every projection is green and caught up lately. */
  ready(): Promise<void>;
  /** Finishes the batches at hand and gives up the locks. */
  stop(): Promise<void>;
}

/** Prepares what is needed, again and again until database and store are there; undefined when told to stop. */
async function prepare(options: RunnerOptions, signal: AbortSignal): Promise<Runtime | undefined> {
  const { database, store, projections, logger } = options;
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await options.migrate();
      for (const projection of projections) await prepareProjection(database, projection);
      const storeId = await options.identify();
      for (const { name } of projections) await checkStore(store, storeId, await readCheckpoint(database, name));
      return { ...options, storeId };
    } catch (error) {
      if (isPermanent(error)) throw error;
      logger.warn({ err: error, attempt }, 'cannot start yet, trying again');
      await pause(Math.min(2_000, backoff(attempt)), signal);
    }
  }
  return undefined;
}

/** Starts all projections in the background; none of them can hold up another. */
export function startRunner(options: RunnerOptions): Runner {
  const { database, projections, logger, carryOut, onRefusal } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let monitor: Monitor | undefined;
  const run = async () => {
    const runtime = await prepare(options, signal);
    if (runtime === undefined) return;
    monitor = new Monitor(projections, runtime);
    await Promise.all([
      monitor.run(signal),
      serveOperator(database, logger, signal, carryOut),
      options.heartbeat === undefined ? undefined : keepBeating(options.heartbeat, runtime, signal),
      ...projections.map((projection) => runProjection(projection, runtime, signal)),
    ]);
  };
  const running = run().catch(onRefusal);
  return {
    ready: async () => {
      if (monitor === undefined) throw new Error('waiting for the database and the event store');
      monitor.ready();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}
