import { migrate } from '@daybook/platform/postgres/migrate.ts';
import { sql, type Kysely } from 'kysely';
import { readCheckpoint } from '../runner/checkpoint.ts';
import { prepareProjection } from '../runner/prepare-projection.ts';
import type { Projection } from '../runner/projection.ts';
import type { RunnerTables } from '../runner/runner-tables.ts';
import { replay, type Replayed } from './replay.ts';
import { setCheckpoint, swapSchema } from './swap-schema.ts';
import type { OperationOptions, Workshop } from './workshop.ts';

/** What a rebuild did. */
export interface Rebuilt {
  readonly events: number;
  readonly position: bigint;
}

/** Two rebuilds of one projection at a time would fill the same schema. */
export class RebuildRuns extends Error {
  constructor(projection: string) {
    super(`${projection} is being rebuilt already`);
  }
}

/**
 * Builds a read model anew from the log, beside the live one, and puts it in its place: readers and the running service
 * notice nothing. An append-only one is gone through instead: what is missing is added, what is there is checked.
 * @throws RebuildRuns
 * @throws StoppedAt at an event that cannot be handled; the live tables are untouched
 */
export async function rebuild(
  workshop: Workshop,
  projection: Projection,
  options: OperationOptions = {},
): Promise<Rebuilt> {
  const { database } = workshop;
  await prepareProjection(database, projection);
  return database.connection().execute(async (connection) => {
    const key = sql`hashtext('daybook-rebuild'), hashtext(${projection.name})`;
    const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${key}) as held`.execute(connection);
    if (rows[0]?.held !== true) throw new RebuildRuns(projection.name);
    try {
      const built = await (projection.appendOnly === true ? goThrough : buildBeside)(workshop, projection, options);
      return { events: built.events, position: built.last?.position ?? -1n };
    } finally {
      await sql`select pg_advisory_unlock(${key})`.execute(connection);
    }
  });
}

async function buildBeside(workshop: Workshop, projection: Projection, options: OperationOptions): Promise<Replayed> {
  const { database } = workshop;
  const next = `${projection.schema}_next`;
  await dropSchema(database, next);
  await migrate(database, next, projection.migrations(next));
  const built = await replay(workshop, projection, { ...options, schema: next });
  return swapSchema(workshop, projection, next, built, options);
}

async function goThrough(workshop: Workshop, projection: Projection, options: OperationOptions): Promise<Replayed> {
  const { database, storeId } = workshop;
  const built = await replay(workshop, projection, { ...options, schema: projection.schema });
  await database.transaction().execute(async (transaction) => {
    const live = await readCheckpoint(transaction, projection.name, { lock: true });
    const ahead = built.last !== undefined && built.last.position > live.position;
    const last = ahead ? built.last : undefined;
    await setCheckpoint(transaction, projection, storeId, last);
  });
  return built;
}

/** Removes a scratch schema with everything in it. */
export async function dropSchema(database: Kysely<RunnerTables>, schema: string): Promise<void> {
  await sql`drop schema if exists ${sql.id(schema)} cascade`.execute(database);
}
