import { StoreMismatch } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { checkpointStillThere } from '@daybook/event-store/store-identity.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { sql } from 'kysely';
import type { NotifierDatabase } from '../database/notifier-tables.ts';

/** How far the notifier is. */
export interface Checkpoint {
  readonly position: bigint;
  readonly activeFrom: bigint;
  readonly storeId: string;
  readonly last: { readonly stream: string; readonly revision: bigint; readonly eventId: string } | undefined;
}

/** The checkpoint is not where this copy left it: another one is active. */
class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';
}

/** The checkpoint, or undefined before the first start. */
export async function readCheckpoint(database: NotifierDatabase): Promise<Checkpoint | undefined> {
  const row = await database.selectFrom('notifier.checkpoint').selectAll().executeTakeFirst();
  if (row === undefined) return undefined;
  const { stream, revision, event_id: eventId } = row;
  return {
    position: BigInt(row.position),
    activeFrom: BigInt(row.active_from),
    storeId: row.store_id,
    last:
      stream === null || revision === null || eventId === null
        ? undefined
        : { stream, revision: BigInt(revision), eventId },
  };
}

/** Makes the checkpoint at the first start: whatever is in the log by then is history, and nobody is told of it. */
export async function installCheckpoint(
  database: NotifierDatabase,
  storeId: string,
  endOfLog: () => Promise<bigint>,
): Promise<Checkpoint> {
  const existing = await readCheckpoint(database);
  if (existing !== undefined) return existing;
  await database
    .insertInto('notifier.checkpoint')
    .values({
      name: 'notifier',
      position: -1n,
      active_from: await endOfLog(),
      store_id: storeId,
      stream: null,
      revision: null,
      event_id: null,
    })
    // Another process was first: its end of the log stands.
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return installCheckpoint(database, storeId, endOfLog);
}

/**
 * Checks that the checkpoint was made from this very log, and that its last event is still in it.
 * @throws StoreMismatch saying what differs and what to do
 */
export async function checkStore(store: EventStore, storeId: string, checkpoint: Checkpoint): Promise<void> {
  const remedy =
    'Point EVENTSTORE_URL at the log this database was built from. If that log is lost for good, drop the schema "notifier": it is then built anew and sends nothing old.';
  if (checkpoint.storeId !== storeId) {
    throw new StoreMismatch(
      `The notifier followed the log ${checkpoint.storeId}, but the event store is ${storeId}. ${remedy}`,
    );
  }
  const { last } = checkpoint;
  if (last === undefined || (await checkpointStillThere(store, last))) return;
  throw new StoreMismatch(
    `The notifier's last event, ${last.eventId} (${last.stream}@${last.revision}), is not in the event store: it was restored from an older backup. ${remedy}`,
  );
}

/**
 * Moves the checkpoint to an event, if it is still where `from` says.
 * @throws CheckpointMoved
 */
export async function advanceCheckpoint(
  database: NotifierDatabase,
  from: Checkpoint,
  event: StoredEvent,
): Promise<Checkpoint> {
  const { stream, revision, id: eventId, position } = event;
  const result = await database
    .updateTable('notifier.checkpoint')
    .set({ position, stream, revision, event_id: eventId, updated_at: sql<Date>`now()` })
    .where('position', '=', from.position.toString())
    .where('store_id', '=', from.storeId)
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new CheckpointMoved('another notifier moved the checkpoint');
  return { ...from, position, last: { stream, revision, eventId } };
}
