import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Kysely } from 'kysely';
import { applyEvents } from './apply-events.ts';
import { advanceCheckpoint, type Checkpoint } from './checkpoint.ts';
import { newestHeartbeat } from './heartbeat.ts';
import { isolateFault } from './isolate-fault.ts';
import type { Projection } from './projection.ts';
import { countEvents } from './runner-metrics.ts';
import type { RunnerTables } from './runner-tables.ts';

/**
 * Commits a batch: rows and checkpoint in one transaction.
 * @returns the checkpoint after it
 * @throws StoppedAt at an event that can never be handled; those before it are committed
 * @throws CheckpointMoved, or what the database gave: nothing of the last transaction is committed
 */
export async function commitBatch(
  connection: Kysely<RunnerTables>,
  projection: Projection,
  from: Checkpoint,
  batch: readonly StoredEvent[],
  storeId: string,
  onMoved: (to: Checkpoint) => void,
): Promise<void> {
  let at = from;
  await isolateFault(batch, async (events) => {
    const last = events.at(-1);
    if (last === undefined || last.position <= at.position) return;
    try {
      const { next, effects } = await connection.transaction().execute(async (transaction) => ({
        effects: await applyEvents(transaction, projection, projection.schema, events),
        next: await advanceCheckpoint(transaction, at, last, storeId, newestHeartbeat(events)),
      }));
      at = next;
      onMoved(next);
      effects();
      countEvents(projection.name, events.length);
    } catch (error) {
      projection.onFailure?.(error);
      throw error;
    }
  });
}
