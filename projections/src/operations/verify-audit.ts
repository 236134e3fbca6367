import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { sql, type Kysely } from 'kysely';
import { auditRow, isAudited, type AuditRow } from '../audit-log/audit-row.ts';
import { chainStart, linkHash } from '../audit-log/chain.ts';
import type { OperationOptions } from './workshop.ts';

/** Something in the audit log that is not as it was written. */
export interface AuditFault {
  /**
   * `chain`: a row does not hash to what it says, or does not hang on the row before.
   * `differs`: a row says something else than the event store.
   * `missing`: an event before the last row has none. `extra`: a row no event belongs to.
   */
  readonly kind: 'chain' | 'differs' | 'missing' | 'extra';
  readonly ordinal: bigint | undefined;
  readonly position: bigint;
  readonly detail: string;
}

/** What the audit log was found to be. */
export interface AuditVerified {
  readonly rows: number;
  /** Hash of the last row: the whole history in 64 hex digits. */
  readonly head: string;
  /** Events of the log that were not in the audit log when the verification began. */
  readonly behind: number;
  /** At most 100. */
  readonly faults: readonly AuditFault[];
}

interface Row {
  readonly ordinal: string;
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly event_id: string;
  readonly type: string;
  readonly at: Date;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly prev_hash: string;
  readonly hash: string;
  readonly actor_role: string | null;
  readonly actor_id: string | null;
  readonly correlation_id: string | null;
  readonly causation_id: string | null;
  readonly practitioner_id: string | null;
  readonly patient_id: string | null;
  readonly appointment_id: string | null;
  readonly further_ids: readonly string[];
}

/** Columns that repeat what data and metadata say; the chain does not cover them, so they are compared one by one. */
const repeated = [
  'actor_role',
  'actor_id',
  'correlation_id',
  'causation_id',
  'practitioner_id',
  'patient_id',
  'appointment_id',
] as const;

const repeats = (row: Row, expected: AuditRow): boolean =>
  repeated.every((column) => expected[column] === row[column]) &&
  expected.further_ids.join(' ') === row.further_ids.join(' ');

const pageSize = 1_000;
const mostFaults = 100;

async function lastOrdinal<D>(database: Kysely<D>): Promise<string> {
  const { rows } = await sql<{ last: string | null }>`select max(ordinal)::text as last from audit.audit_log`.execute(
    database,
  );
  return rows[0]?.last ?? '0';
}

/** The rows up to one, in order, a page at a time. */
async function* readRows<D>(database: Kysely<D>, until: string): AsyncGenerator<Row, void> {
  let after = '0';
  for (;;) {
    const { rows } = await sql<Row>`select * from audit.audit_log where ordinal > ${after} and ordinal <= ${until}
      order by ordinal limit ${pageSize}`.execute(database);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    after = last.ordinal;
  }
}

const hashOf = (row: Row): string =>
  linkHash({
    prevHash: row.prev_hash,
    ordinal: BigInt(row.ordinal),
    stream: row.stream,
    revision: BigInt(row.revision),
    eventId: row.event_id,
    type: row.type,
    at: row.at.toISOString(),
    data: row.data,
    metadata: row.metadata,
  });

/** Recomputes the chain of the audit log, and compares every row with the event store. */
export async function verifyAudit<D>(
  {
    database,
    store,
    prefixes,
  }: { readonly database: Kysely<D>; readonly store: EventStore; readonly prefixes: readonly string[] },
  { onProgress, signal }: OperationOptions = {},
): Promise<AuditVerified> {
  const faults: AuditFault[] = [];
  const fault = (kind: AuditFault['kind'], at: Row | StoredEvent, detail: string) => {
    const ordinal = 'ordinal' in at ? BigInt(at.ordinal) : undefined;
    if (faults.length < mostFaults) faults.push({ kind, ordinal, position: BigInt(at.position), detail });
  };
  // Daybook goes on meanwhile: a row that is there by now has its event in the log that is read from here on.
  const until = await lastOrdinal(database);
  const headPosition = await store.headPosition();
  const log = store.readLog({ prefixes, ...(signal === undefined ? {} : { signal }) })[Symbol.asyncIterator]();
  const nextEvent = async (): Promise<StoredEvent | undefined> => {
    for (;;) {
      const { done, value } = await log.next();
      if (done === true) return undefined;
      if (isAudited(value)) return value;
    }
  };
  let head = chainStart;
  let rows = 0;
  let event = await nextEvent();
  try {
    for await (const row of readRows(database, until)) {
      rows += 1;
      const position = BigInt(row.position);
      if (row.prev_hash !== head || row.ordinal !== `${rows}`) fault('chain', row, 'does not hang on the row before');
      if (hashOf(row) !== row.hash) fault('chain', row, 'does not hash to what it says');
      head = row.hash;
      for (; event !== undefined && event.position < position; event = await nextEvent()) {
        fault('missing', event, `event ${event.id} (${event.stream}@${event.revision}) has no row`);
      }
      if (event === undefined || event.position > position) {
        fault('extra', row, `row of event ${row.event_id}, which the event store does not have there`);
        continue;
      }
      const expected = auditRow(event, BigInt(row.ordinal), row.prev_hash);
      if (expected.hash !== hashOf(row) || !repeats(row, expected)) {
        fault('differs', row, `event ${event.id} (${event.stream}@${event.revision}) says something else`);
      }
      if (rows % pageSize === 0) onProgress?.({ events: rows, position, head: headPosition });
      event = await nextEvent();
    }
    let behind = 0;
    for (; event !== undefined; event = await nextEvent()) behind += 1;
    return { rows, head, behind, faults };
  } finally {
    await log.return?.();
  }
}
