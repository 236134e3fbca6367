import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { sql, type Kysely, type Selectable } from 'kysely';
import type { CheckpointTable, PoisonNote, RunnerTables } from './runner-tables.ts';

/** How far a projection is. */
export interface Checkpoint {
  readonly name: string;
  readonly version: number;
  /** Position of the last event whose rows are committed; -1n before the first. */
  readonly position: bigint;
  readonly storeId: string | undefined;
  /** The event at that position; undefined before the first. */
  readonly last: { readonly stream: string; readonly revision: bigint; readonly eventId: string } | undefined;
  readonly state: 'green' | 'red';
  readonly error: PoisonNote | undefined;
  /** Why consuming has made no progress for a minute; undefined while it does. */
  readonly trouble: string | undefined;
  /** When the newest heartbeat it has committed was written; undefined before the first. */
  readonly heartbeatAt: Date | undefined;
}

/** The checkpoint is not where this copy left it: a rebuild swapped, or another copy is active. Reload. */
export class CheckpointMoved extends Error {
  override readonly name = 'CheckpointMoved';

  constructor(projection: string) {
    super(`the checkpoint of ${projection} was moved by somebody else`);
  }
}

function toCheckpoint(row: Selectable<CheckpointTable>): Checkpoint {
  const { stream, revision, event_id: eventId } = row;
  return {
    name: row.name,
    version: row.version,
    position: BigInt(row.position),
    storeId: row.store_id ?? undefined,
    last:
      stream === null || revision === null || eventId === null
        ? undefined
        : { stream, revision: BigInt(revision), eventId },
    state: row.state,
    error: row.error ?? undefined,
    trouble: row.trouble ?? undefined,
    heartbeatAt: row.heartbeat_at ?? undefined,
  };
}

/** Every checkpoint, by name. */
export async function readCheckpoints(database: Kysely<RunnerTables>): Promise<Checkpoint[]> {
  const rows = await database.selectFrom('projection.checkpoint').selectAll().orderBy('name').execute();
  return rows.map(toCheckpoint);
}

/** One checkpoint. With `lock` it stands still until the transaction ends. */
export async function readCheckpoint(
  database: Kysely<RunnerTables>,
  name: string,
  options: { readonly lock?: boolean } = {},
): Promise<Checkpoint> {
  const query = database.selectFrom('projection.checkpoint').selectAll().where('name', '=', name);
  const row = await (options.lock === true ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) throw new Error(`the projection ${name} has no checkpoint yet: it was never started`);
  return toCheckpoint(row);
}

/**
 * Moves a checkpoint to an event, if it is still where `from` says; `heartbeatAt` is when the newest heartbeat up to there
 * was written, if there was one.
 * @throws CheckpointMoved
 */
export async function advanceCheckpoint(
  database: Kysely<RunnerTables>,
  from: Checkpoint,
  event: StoredEvent,
  storeId: string,
  heartbeatAt?: string,
): Promise<Checkpoint> {
  const result = await database
    .updateTable('projection.checkpoint')
    .set({
      position: event.position,
      store_id: storeId,
      stream: event.stream,
      revision: event.revision,
      event_id: event.id,
      ...(heartbeatAt === undefined ? {} : { heartbeat_at: heartbeatAt }),
      updated_at: sql<Date>`now()`,
    })
    .where('name', '=', from.name)
    .where('position', '=', from.position.toString())
    .where('version', '=', from.version)
    .where('state', '=', 'green')
    .executeTakeFirst();
  if (result.numUpdatedRows !== 1n) throw new CheckpointMoved(from.name);
  return {
    ...from,
    position: event.position,
    storeId,
    last: { stream: event.stream, revision: event.revision, eventId: event.id },
    heartbeatAt: heartbeatAt === undefined ? from.heartbeatAt : new Date(heartbeatAt),
  };
}

/** Stops a projection at an event; it stays red until an operator skips the event or rebuilds. */
export async function stopCheckpoint(database: Kysely<RunnerTables>, at: Checkpoint, note: PoisonNote): Promise<void> {
  await database
    .updateTable('projection.checkpoint')
    .set({ state: 'red', error: JSON.stringify(note), updated_at: sql<Date>`now()` })
    .where('name', '=', at.name)
    .where('position', '=', at.position.toString())
    .where('version', '=', at.version)
    .execute();
}

/** Notes why a projection makes no progress, or that it does again. Whether it may run does not depend on it. */
export async function noteTrouble(database: Kysely<RunnerTables>, name: string, trouble: string | null): Promise<void> {
  await database.updateTable('projection.checkpoint').set({ trouble }).where('name', '=', name).execute();
}
