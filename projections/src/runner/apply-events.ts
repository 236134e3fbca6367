import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { sql, type Transaction } from 'kysely';
import type { Projection } from './projection.ts';
import type { RunnerTables } from './runner-tables.ts';

/** Projects events into one schema within a transaction; what it returns is to be run once that is committed. */
export async function applyEvents(
  transaction: Transaction<RunnerTables>,
  projection: Projection,
  schema: string,
  events: readonly StoredEvent[],
): Promise<() => void> {
  const skipped: StoredEvent[] = [];
  const effects: (() => void)[] = [];
  await projection.project(events, {
    transaction,
    schema,
    skip: (event) => skipped.push(event),
    onCommit: (effect) => effects.push(effect),
  });
  // A scratch copy is nobody's history.
  if (skipped.length > 0 && schema === projection.schema) await recordSkipped(transaction, projection.name, skipped);
  return () => {
    for (const effect of effects) effect();
  };
}

async function recordSkipped(
  transaction: Transaction<RunnerTables>,
  name: string,
  events: readonly StoredEvent[],
): Promise<void> {
  const rows = events.map(({ id, position, stream, revision, type }) => ({
    name,
    position: position.toString(),
    event_id: id,
    stream,
    revision: revision.toString(),
    type,
    reason: 'unknown-type',
  }));
  await sql`insert into projection.skipped (name, position, event_id, stream, revision, type, reason)
    select name, position, event_id, stream, revision, type, reason
    from jsonb_populate_recordset(null::projection.skipped, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`.execute(transaction);
}
