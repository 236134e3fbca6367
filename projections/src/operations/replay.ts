import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Transaction } from 'kysely';
import { applyEvents } from '../runner/apply-events.ts';
import { isolateFault } from '../runner/isolate-fault.ts';
import type { Projection } from '../runner/projection.ts';
import type { RunnerTables } from '../runner/runner-tables.ts';
import type { OperationOptions, Workshop } from './workshop.ts';

const batchSize = 500;

/** How far a replay came. */
export interface Replayed {
  /** Events seen in all. */
  readonly events: number;
  /** The last of them; undefined when there was none. */
  readonly last: StoredEvent | undefined;
}

/** Which part of the log goes where. */
export interface ReplayOptions extends OperationOptions {
  readonly schema: string;
  /** Go on behind this; from the first event when undefined. */
  readonly from?: Replayed;
  /** Stop behind this position; at the end of the log when undefined. */
  readonly upTo?: bigint;
  /** Write within this transaction instead of one per batch. */
  readonly transaction?: Transaction<RunnerTables>;
}

/** Positions of the events an operator has told a projection to pass over. */
async function passedOver({ database }: Workshop, { name }: Projection): Promise<ReadonlySet<string>> {
  const rows = await database
    .selectFrom('projection.skipped')
    .select('position')
    .where('name', '=', name)
    .where('reason', '=', 'operator')
    .execute();
  return new Set(rows.map(({ position }) => position));
}

/**
 * Projects a part of the log into a schema, in batches. An event that an operator has skipped is skipped again if it is
 * still at fault.
 * @throws StoppedAt at an event that cannot be handled
 */
export async function replay(workshop: Workshop, projection: Projection, options: ReplayOptions): Promise<Replayed> {
  const { database, store, prefixes } = workshop;
  const { schema, from, upTo, transaction, onProgress, signal } = options;
  const head = upTo ?? (await store.headPosition());
  const mayPass = await passedOver(workshop, projection);
  let { events, last } = from ?? { events: 0, last: undefined };
  if (last !== undefined && last.position >= head) return { events, last };

  const commit = async (part: readonly StoredEvent[]) => {
    const effects =
      transaction === undefined
        ? await database.transaction().execute((own) => applyEvents(own, projection, schema, part))
        : await applyEvents(transaction, projection, schema, part);
    effects();
  };
  const flush = async (batch: readonly StoredEvent[]) => {
    await isolateFault(batch, commit, ({ event }) => mayPass.has(event.position.toString()));
    events += batch.length;
    last = batch.at(-1) ?? last;
    onProgress?.({ events, position: last?.position ?? -1n, head });
  };
  let batch: StoredEvent[] = [];
  const log = store.readLog({ prefixes, after: last?.position, ...(signal === undefined ? {} : { signal }) });
  for await (const event of log) {
    if (upTo !== undefined && event.position > upTo) break;
    batch.push(event);
    if (batch.length < batchSize) continue;
    await flush(batch);
    batch = [];
  }
  if (batch.length > 0) await flush(batch);
  return { events, last };
}
