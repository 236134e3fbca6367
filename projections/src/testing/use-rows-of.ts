import { sql } from 'kysely';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Connections, OpenWorkshop } from '../open-workshop.ts';
import { rebuild } from '../operations/rebuild.ts';
import type { Projection } from '../runner/projection.ts';
import type { Founded } from './clinic.ts';
import { EventWriter } from './event-writer.ts';
import { startTestBed, type TestBed } from './test-bed.ts';

/**
 * Tests of a read model about one thing: each begins with a log in which that was founded.
 * @param key the column that names it, which its rows are shown without
 * @returns `rowsAfter` writes events of it, and gives the rows of a table after them, in the order of the log; `write` writes events of another one
 */
export function useRowsOf(
  projection: Projection,
  { stream, event }: Founded,
  key: string,
): {
  rowsAfter: (table: string, ...events: readonly DaybookEvent[]) => Promise<unknown[]>;
  write: EventWriter['write'];
} {
  let bed: TestBed;
  let workshop: OpenWorkshop & Connections;
  let writer: EventWriter;

  beforeAll(async () => {
    bed = await startTestBed();
  });
  beforeEach(async () => {
    workshop = await bed.workshop();
    writer = new EventWriter(workshop.store, openKeyring(workshop.database, workshop.masterKey));
    await writer.write(stream, [event]);
  });
  afterAll(() => bed.close());

  const rowsAfter = async (table: string, ...events: readonly DaybookEvent[]) => {
    if (events.length > 0) await writer.write(stream, events);
    await rebuild(workshop, projection);
    const { rows } = await sql<{ row: unknown }>`
      select to_jsonb(one) - array['position', ${key}] as row from ${sql.id(projection.schema, table)} as one
      order by position`.execute(workshop.database);
    return rows.map(({ row }) => row);
  };
  return { rowsAfter, write: (of, events) => writer.write(of, events) };
}
