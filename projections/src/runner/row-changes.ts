import { sql, type Kysely } from 'kysely';
import type { ProjectedTable } from './projection.ts';

type Row = Readonly<Record<string, unknown>>;

/** What handlers say about rows; each change is guarded by the position of its event. */
export interface Rows<Tables extends Readonly<Record<keyof Tables, object>>> {
  /** The whole row as it is from this event on. */
  upsert<T extends keyof Tables & string>(table: T, row: Tables[T]): void;
  /** Some columns of a row that an earlier event made; the key is among them. What is undefined stays as it is. */
  update<T extends keyof Tables & string>(table: T, change: Change<Tables[T]>): void;
  /** The same, but only where the row says `only` at that moment of history. */
  updateWhere<T extends keyof Tables & string>(table: T, only: Change<Tables[T]>, change: Change<Tables[T]>): void;
}

type Change<R> = { readonly [Column in keyof R]?: R[Column] | undefined };

interface RowChange {
  readonly whole: boolean;
  readonly position: bigint;
  readonly row: Row;
  /** What the row has to say for the change to happen. */
  readonly only?: Row;
}

const fieldsOf = (row: object): Row =>
  Object.fromEntries<unknown>(Object.entries(row).filter(([, value]) => value !== undefined));

/**
 * Collects the changes of a batch, as few per row as history allows, and writes them with one statement per table and set
 * of columns. Changes of one row become one, except around those that depend on what the row says by then.
 *
 * A row remembers the position of the last event that touched it, and only a later one changes it: since events come in
 * the order of the log, an event that comes again finds its row at its own position or beyond.
 */
export class RowChanges {
  readonly #tables = new Map<string, { readonly key: readonly string[]; readonly changes: Map<string, RowChange[]> }>();

  constructor(tables: readonly ProjectedTable[]) {
    for (const { name, key } of tables) this.#tables.set(name, { key, changes: new Map() });
  }

  /** The face handlers of the event at `position` see. */
  at<Tables extends Readonly<Record<keyof Tables, object>>>(position: bigint): Rows<Tables> {
    return {
      upsert: (table, row) => this.#add(table, { whole: true, position, row: fieldsOf(row) }),
      update: (table, change) => this.#add(table, { whole: false, position, row: fieldsOf(change) }),
      updateWhere: (table, only, change) =>
        this.#add(table, { whole: false, position, row: fieldsOf(change), only: fieldsOf(only) }),
    };
  }

  #add(name: string, change: RowChange): void {
    const table = this.#tables.get(name);
    if (table === undefined) throw new TypeError(`${name} is not a table of this projection`);
    const id = JSON.stringify(table.key.map((column) => change.row[column]));
    const before = table.changes.get(id) ?? [];
    const last = before.at(-1);
    if (last !== undefined && last.position > change.position) return;
    if (last === undefined || change.whole) table.changes.set(id, [change]);
    else if (last.only !== undefined || change.only !== undefined) before.push(change);
    else {
      const { whole, row } = last;
      before[before.length - 1] = { whole, position: change.position, row: { ...row, ...change.row } };
    }
  }

  /** Writes everything collected into the tables of `schema`. */
  async write<D>(database: Kysely<D>, schema: string): Promise<void> {
    for (const [name, { key, changes }] of this.#tables) {
      const rows = [...changes.values()];
      for (let turn = 0; rows.some((row) => turn < row.length); turn++) {
        const due = rows.flatMap((row) => row.slice(turn, turn + 1));
        for (const group of groups(due)) await write(database, schema, name, key, group);
      }
    }
  }
}

interface Group {
  readonly whole: boolean;
  readonly columns: readonly string[];
  readonly rows: Row[];
  /** Columns that are compared, and what they have to say. */
  readonly compared: readonly string[];
  readonly expected: Row[];
}

/** Changes that one statement can write: the same kind, the same columns. */
function groups(changes: Iterable<RowChange>): Iterable<Group> {
  const found = new Map<string, Group>();
  for (const { whole, position, row, only = {} } of changes) {
    const [columns, compared] = [Object.keys(row).sort(), Object.keys(only).sort()];
    const id = `${whole} ${columns.join(' ')} if ${compared.join(' ')}`;
    const group = found.get(id) ?? { whole, columns, rows: [], compared, expected: [] };
    found.set(id, group);
    group.rows.push({ ...row, position: position.toString() });
    group.expected.push({ ...row, ...only });
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
  { whole, columns, rows, compared, expected }: Group,
): Promise<void> {
  const table = sql.id(schema, name);
  const recordset = (of: readonly Row[]) =>
    sql`jsonb_populate_recordset(null::${table}, ${JSON.stringify(of, storable)}::jsonb)`;
  const given = recordset(rows);
  const all = sql.join([...columns, 'position'].map((column) => sql.id(column)));
  const changed = [...columns.filter((column) => !key.includes(column)), 'position'];
  const set = (source: string) => sql.join(changed.map((column) => sql`${sql.id(column)} = ${sql.id(source, column)}`));
  if (whole) {
    await sql`insert into ${table} as live (${all}) select ${all} from ${given}
      on conflict (${sql.join(key.map((column) => sql.id(column)))}) do update set ${set('excluded')}
      where live.position < excluded.position`.execute(database);
    return;
  }
  const same = (source: string, of: readonly string[]) =>
    sql.join(
      of.map((column) => sql`live.${sql.id(column)} is not distinct from ${sql.id(source, column)}`),
      sql` and `,
    );
  const keyed = sql.join(
    key.map((column) => sql`live.${sql.id(column)} = given.${sql.id(column)}`),
    sql` and `,
  );
  const holds =
    compared.length === 0
      ? sql``
      : sql`and exists (select from ${recordset(expected)} as expected where ${same('expected', [...key, ...compared])})`;
  await sql`update ${table} as live set ${set('given')} from ${given} as given
    where ${keyed} and live.position < given.position ${holds}`.execute(database);
}
