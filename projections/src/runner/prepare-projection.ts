import { migrate } from '@daybook/platform/postgres/migrate.ts';
import { sql, type Kysely } from 'kysely';
import type { Projection } from './projection.ts';
import type { RunnerTables } from './runner-tables.ts';

/**
 * Brings a projection's tables up to date and makes sure it has a checkpoint. Tables that somebody dropped are made anew
 * and filled from the first event on: a checkpoint must never claim rows that are not there.
 */
export async function prepareProjection(database: Kysely<RunnerTables>, projection: Projection): Promise<void> {
  const { name, schema, version } = projection;
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from pg_tables where schemaname = ${schema} and tablename = ${projection.tables[0]?.name ?? ''})
      as there`.execute(database);
  const fresh = {
    position: -1n,
    store_id: null,
    stream: null,
    revision: null,
    event_id: null,
    error: null,
    trouble: null,
    heartbeat_at: null,
  } as const;
  await database
    .insertInto('projection.checkpoint')
    .values({ name, version, state: 'green', ...fresh })
    .onConflict((conflict) =>
      rows[0]?.there === true
        ? conflict.column('name').doNothing()
        : conflict.column('name').doUpdateSet({ version, state: 'green', ...fresh }),
    )
    .execute();
  // After the checkpoint, so that a start that ends here is made good by the next one.
  await migrate(database, schema, projection.migrations(schema));
}
