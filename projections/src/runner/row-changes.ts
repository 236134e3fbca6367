import { sql, type Kysely } from 'kysely';
import type { ProjectedTable } from './projection.ts';

type Row = Readonly<Record<string, unknown>>;

/** What handlers say about rows; each change is guarded by the position of its event. */
export interface Rows<Tables extends Readonly<Record<keyof Tables, object>>> {
  /** The whole row as it is from this event on. */
  upsert<T extends keyof Tables & string>(table: T, row: Tables[T]): void;
  /** Some columns of a row that an earlier event made; the key is among them. What is undefined stays as it is. */
  update<T extends keyof Tables & string>(table: T, change: Change<Tables[T]>): void;
}

type Change<R> = { readonly [Column in keyof R]?: R[Column] | undefined };

interface RowChange {
  readonly whole: boolean;
  readonly position: bigint;
  readonly row: Row;
}

const fieldsOf = (row: object): Row =>
  Object.fromEntries<unknown>(Object.entries(row).filter(([, value]) => value !== undefined));

/**
 * Collects the changes of a batch, one per row, and writes them with one statement per table and set of columns.
 *
 * A row remembers the position of the last event that touched it, and only a later one changes it: since events come in
 * the order of the log, an event that comes again finds its row at its own position or beyond.
 */
export class RowChanges {
  readonly #tables = new Map<string, { readonly key: readonly string[]; readonly changes: Map<string, RowChange> }>();

  constructor(tables: readonly ProjectedTable[]) {
    for (const { name, key } of tables) this.#tables.set(name, { key, changes: new Map() });
  }

  /** The face handlers of the event at `position` see. */
  at<Tables extends Readonly<Record<keyof Tables, object>>>(position: bigint): Rows<Tables> {
    return {
      upsert: (table, row) => this.#add(table, { whole: true, position, row: fieldsOf(row) }),
      update: (table, change) => this.#add(table, { whole: false, position, row: fieldsOf(change) }),
    };
  }

  #add(name: string, change: RowChange): void {
    const table = this.#tables.get(name);
    if (table === undefined) throw new TypeError(`${name} is not a table of this projection`);
    const id = JSON.stringify(table.key.map((column) => change.row[column]));
    const before = table.changes.get(id);
    if (before === undefined) table.changes.set(id, change);
    else if (before.position > change.position) return;
    else if (change.whole) table.changes.set(id, change);
    else {
      const { whole, row } = before;
      table.changes.set(id, { whole, position: change.position, row: { ...row, ...change.row } });
    }
  }

  /** Writes everything collected into the tables of `schema`. */
  async write<D>(database: Kysely<D>, schema: string): Promise<void> {
    for (const [name, { key, changes }] of this.#tables) {
      for (const group of groups(changes.values())) await write(database, schema, name, key, group);
    }
  }
}

interface Group {
  readonly whole: boolean;
  readonly columns: readonly string[];
  readonly rows: Row[];
}

/** Changes that one statement can write: the same kind, the same columns. */
function groups(changes: Iterable<RowChange>): Iterable<Group> {
  const found = new Map<string, Group>();
  for (const { whole, position, row } of changes) {
    const columns = Object.keys(row).sort();
    const id = `${whole} ${columns.join(' ')}`;
    const group = found.get(id) ?? { whole, columns, rows: [] };
    found.set(id, group);
    group.rows.push({ ...row, position: position.toString() });
  }
  return found.values();
}

/**
 * PostgreSQL stores neither NUL nor half a surrogate pair. A character nobody meant must not stop a read model, so it
 * becomes the replacement character; the event keeps it.
 */
const storable = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\0', '\uFFFD').toWellFormed() : value;

async function write<D>(
  database: Kysely<D>,
  schema: string,
  name: string,
  key: readonly string[],
  { whole, columns, rows }: Group,
): Promise<void> {
  const table = sql.id(schema, name);
  const given = sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows, storable)}::jsonb)`;
  const all = sql.join([...columns, 'position'].map((column) => sql.id(column)));
  const changed = [...columns.filter((column) => !key.includes(column)), 'position'];
  const set = (source: string) => sql.join(changed.map((column) => sql`${sql.id(column)} = ${sql.id(source, column)}`));
  if (whole) {
    await sql`insert into ${table} as live (${all}) select ${all} from ${given}
      on conflict (${sql.join(key.map((column) => sql.id(column)))}) do update set ${set('excluded')}
      where live.position < excluded.position`.execute(database);
    return;
  }
  const same = sql.join(
    key.map((column) => sql`live.${sql.id(column)} = given.${sql.id(column)}`),
    sql` and `,
  );
  await sql`update ${table} as live set ${set('given')} from ${given} as given
    where ${same} and live.position < given.position`.execute(database);
}
