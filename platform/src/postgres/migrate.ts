import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

/**
 * Brings one schema up to date; several processes may call it at once (one waits for the other).
 * @param schema owner of its own migration table, so that schemas move independently
 * @param migrations by name, applied in the order of their names
 */
export async function migrate<Database>(
  database: Kysely<Database>,
  schema: string,
  migrations: Readonly<Record<string, Migration>>,
): Promise<void> {
  // `if not exists` alone still fails when two processes create it in the same moment.
  await database.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtext('daybook-migrate'))`.execute(trx);
    await sql`create schema if not exists ${sql.id(schema)}`.execute(trx);
  });
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve({ ...migrations }) },
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}
