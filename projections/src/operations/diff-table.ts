import { sql, type Kysely } from 'kysely';
import type { ProjectedTable } from '../runner/projection.ts';

/** A row that two copies of a table disagree about; undefined where the row is absent. */
export interface RowDrift {
  readonly table: string;
  readonly key: Readonly<Record<string, unknown>>;
  readonly live: Readonly<Record<string, unknown>> | undefined;
  readonly rebuilt: Readonly<Record<string, unknown>> | undefined;
}

type Row = Record<string, unknown>;
const limit = 100;

const content = (alias: string, volatile: readonly string[]) =>
  sql`(to_jsonb(${sql.id(alias)}) - ${[...volatile]}::text[])`;

/** The rows in which two copies of a table differ, 100 at most. */
export async function diffTable<D>(
  database: Kysely<D>,
  { name, key, volatile = [] }: ProjectedTable,
  liveSchema: string,
  rebuiltSchema: string,
): Promise<RowDrift[]> {
  const same = sql.join(
    key.map((column) => sql`live.${sql.id(column)} = rebuilt.${sql.id(column)}`),
    sql` and `,
  );
  const [first] = key;
  if (first === undefined) throw new TypeError(`the table ${name} names no key`);
  const { rows } = await sql<{ live: Row | null; rebuilt: Row | null }>`
    select case when live.${sql.id(first)} is null then null else ${content('live', volatile)} end as live,
      case when rebuilt.${sql.id(first)} is null then null else ${content('rebuilt', volatile)} end as rebuilt
    from ${sql.id(liveSchema, name)} as live full join ${sql.id(rebuiltSchema, name)} as rebuilt on ${same}
    where ${content('live', volatile)} is distinct from ${content('rebuilt', volatile)}
    limit ${limit}`.execute(database);
  return rows.map(({ live, rebuilt }) => {
    const row = live ?? rebuilt ?? {};
    return {
      table: name,
      key: Object.fromEntries(key.map((column) => [column, row[column]])),
      live: live ?? undefined,
      rebuilt: rebuilt ?? undefined,
    };
  });
}
