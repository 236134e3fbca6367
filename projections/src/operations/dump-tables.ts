import { sql, type Kysely } from 'kysely';
import type { ProjectedTable } from '../runner/projection.ts';

/** Every row of some tables as text, in the order of their keys and without what differs between builds: for comparing. */
export async function dumpTables<D>(
  database: Kysely<D>,
  tables: readonly ProjectedTable[],
  schema: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const dump: Record<string, string[]> = {};
  for (const { name, key, volatile = [] } of tables) {
    const { rows } = await sql<{ row: string }>`
      select (to_jsonb(one) - ${[...volatile]}::text[])::text as row from ${sql.id(schema, name)} as one
      order by ${sql.join(key.map((column) => sql.id(column)))}`.execute(database);
    dump[name] = rows.map(({ row }) => row);
  }
  return dump;
}
