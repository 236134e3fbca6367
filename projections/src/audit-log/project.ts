import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { Counter } from '@daybook/platform/metrics.ts';
import { sql, type Kysely } from 'kysely';
import type { Projection } from '../runner/projection.ts';
import { auditRow, isAudited, type AuditRow } from './audit-row.ts';
import { chainStart } from './chain.ts';
import { auditLogMigrations } from './migration.ts';

const eventsTotal = new Counter({
  name: 'audit_events_total',
  help: 'Rows this process added to the audit log',
  labelNames: ['event_type'],
});
const insertFailures = new Counter({
  name: 'audit_insert_failures_total',
  help: 'Batches PostgreSQL did not take into the audit log; they are tried again',
});

interface Tail {
  readonly ordinal: bigint;
  readonly position: bigint;
  readonly hash: string;
}

async function readTail<D>(database: Kysely<D>, schema: string): Promise<Tail> {
  const { rows } = await sql<{ ordinal: string; position: string; hash: string }>`
    select ordinal, position, hash from ${sql.id(schema, 'audit_log')} order by ordinal desc limit 1`.execute(database);
  const [row] = rows;
  if (row === undefined) return { ordinal: 0n, position: -1n, hash: chainStart };
  return { ordinal: BigInt(row.ordinal), position: BigInt(row.position), hash: row.hash };
}

/**
 * Compares events that should have a row already with their rows.
 * @throws when one is missing or says something else: the log or the table was tampered with
 */
async function check<D>(database: Kysely<D>, schema: string, events: readonly StoredEvent[]): Promise<void> {
  const positions = events.map(({ position }) => position.toString());
  const { rows } = await sql<{ position: string; ordinal: string; prev_hash: string; hash: string }>`
    select position, ordinal, prev_hash, hash from ${sql.id(schema, 'audit_log')}
    where position = any(${positions}::bigint[])`.execute(database);
  const byPosition = new Map(rows.map((row) => [row.position, row]));
  for (const event of events) {
    const row = byPosition.get(event.position.toString());
    if (row === undefined) throw new Error(`the audit log has no row for the event at position ${event.position}`);
    if (auditRow(event, BigInt(row.ordinal), row.prev_hash).hash !== row.hash) {
      throw new Error(`the audit row ${row.ordinal} does not say what the event at position ${event.position} says`);
    }
  }
}

async function insert<D>(database: Kysely<D>, schema: string, rows: readonly AuditRow[]): Promise<void> {
  const table = sql.id(schema, 'audit_log');
  const columns = sql.join(Object.keys(rows[0] ?? {}).map((column) => sql.id(column)));
  await sql`insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows)}::jsonb)`.execute(database);
}

/** Every event as a row of a hash chain, never changed and never emptied. */
export const auditLog: Projection = {
  name: 'audit_log',
  version: 1,
  schema: 'audit',
  tables: [{ name: 'audit_log', key: ['ordinal'], volatile: ['inserted_at'] }],
  migrations: auditLogMigrations,
  appendOnly: true,
  onFailure: () => insertFailures.inc(),
  project: async (batch, { transaction, schema, onCommit }) => {
    // One writer at a time, a rebuild included: a link needs to know the one before.
    await sql`select pg_advisory_xact_lock(hashtext('daybook-audit'), hashtext(${schema}))`.execute(transaction);
    let { ordinal, position, hash } = await readTail(transaction, schema);
    const known: StoredEvent[] = [];
    const rows: AuditRow[] = [];
    for (const event of batch) {
      if (!isAudited(event)) continue;
      if (event.position <= position) {
        // One that came twice in this very batch has no row yet to compare with.
        if (!rows.some((row) => row.event_id === event.id)) known.push(event);
        continue;
      }
      const row = auditRow(event, ordinal + 1n, hash);
      rows.push(row);
      ({ hash } = row);
      ordinal += 1n;
      ({ position } = event);
    }
    if (known.length > 0) await check(transaction, schema, known);
    if (rows.length === 0) return;
    await insert(transaction, schema, rows);
    onCommit(() => {
      for (const { type } of rows) eventsTotal.inc({ event_type: type });
    });
  },
};
