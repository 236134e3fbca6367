import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { sql, type Kysely } from 'kysely';
import { readCheckpoint } from '../runner/checkpoint.ts';
import { StoppedAt } from '../runner/isolate-fault.ts';
import { pause } from '@daybook/platform/pause.ts';
import type { Projection } from '../runner/projection.ts';
import type { RunnerTables } from '../runner/runner-tables.ts';
import { replay, type Replayed } from './replay.ts';
import type { OperationOptions, Workshop } from './workshop.ts';

const attempts = 20;

/**
 * Puts a built schema in the place of the live one, in one transaction. Meanwhile the live checkpoint is locked, so that
 * the new tables end up at least where the old ones were; the active copy then fails its compare-and-set and reloads.
 */
export async function swapSchema(
  workshop: Workshop,
  projection: Projection,
  next: string,
  built: Replayed,
  options: OperationOptions,
): Promise<Replayed> {
  const signal = options.signal ?? new AbortController().signal;
  let at = built;
  for (let attempt = 1; ; attempt++) {
    signal.throwIfAborted();
    // Most of what came meanwhile is done before anything is locked.
    at = await replay(workshop, projection, { ...options, schema: next, from: at });
    try {
      return await swap(workshop, projection, next, at);
    } catch (error) {
      // A reader that holds the old tables for long, or an event at fault that the replay above has to judge.
      if (attempt >= attempts || error instanceof StoppedAt) throw error;
      await pause(100 * attempt, signal);
    }
  }
}

async function swap(workshop: Workshop, projection: Projection, next: string, built: Replayed): Promise<Replayed> {
  const { database, storeId } = workshop;
  const { name, schema, tables } = projection;
  const old = `${schema}_old`;
  return database.transaction().execute(async (transaction) => {
    await sql`set local lock_timeout = '2s'`.execute(transaction);
    const live = await readCheckpoint(transaction, name, { lock: true });
    const at =
      live.position > (built.last?.position ?? -1n)
        ? await replay(workshop, projection, { schema: next, from: built, upTo: live.position, transaction })
        : built;
    // A statement takes its snapshot after it has locked its tables: no reader sees new tables in an old snapshot.
    for (const table of tables.map((one) => one.name).sort()) {
      await sql`lock table ${sql.id(schema, table)} in access exclusive mode`.execute(transaction);
    }
    await sql`drop schema if exists ${sql.id(old)} cascade`.execute(transaction);
    await sql`alter schema ${sql.id(schema)} rename to ${sql.id(old)}`.execute(transaction);
    await sql`alter schema ${sql.id(next)} rename to ${sql.id(schema)}`.execute(transaction);
    await sql`drop schema ${sql.id(old)} cascade`.execute(transaction);
    await setCheckpoint(transaction, projection, storeId, at.last);
    return at;
  });
}

/** Marks a projection green at its version; moves its checkpoint to `last` unless that is undefined. */
export async function setCheckpoint(
  database: Kysely<RunnerTables>,
  { name, version }: Projection,
  storeId: string,
  last: StoredEvent | undefined,
): Promise<void> {
  const moved =
    last === undefined
      ? {}
      : {
          position: last.position,
          store_id: storeId,
          stream: last.stream,
          revision: last.revision,
          event_id: last.id,
        };
  await database
    .updateTable('projection.checkpoint')
    .set({ ...moved, version, state: 'green', error: null, updated_at: sql<Date>`now()` })
    .where('name', '=', name)
    .execute();
}
