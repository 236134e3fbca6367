import { StoreMismatch } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { checkpointStillThere } from '@daybook/event-store/store-identity.ts';
import type { Checkpoint } from './checkpoint.ts';

const remedy =
  'Point EVENTSTORE_URL at the log this database was built from, or DATABASE_URL at an empty database, which is then built from this log.';

/**
 * Checks that a checkpoint was made from this very log, and that its last event is still in it.
 * @throws StoreMismatch saying what differs and what to do
 */
export async function checkStore(store: EventStore, storeId: string, checkpoint: Checkpoint): Promise<void> {
  const { name, last } = checkpoint;
  if (last === undefined) return;
  if (checkpoint.storeId !== storeId) {
    throw new StoreMismatch(
      `The read model ${name} was built from the log ${checkpoint.storeId}, but the event store is ${storeId}. ${remedy}`,
    );
  }
  if (await checkpointStillThere(store, last)) return;
  throw new StoreMismatch(
    `The last event of the read model ${name}, ${last.eventId} (${last.stream}@${last.revision}), is not in the event store: it was restored from an older backup. ${remedy}`,
  );
}
