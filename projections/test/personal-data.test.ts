import { sql } from 'kysely';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rebuild } from '../src/operations/rebuild.ts';
import { allProjections } from '../src/projections.ts';
import { patientRegistered } from '../src/testing/clinic.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { page, recorded, writeCorpus, writerFor } from './corpus.ts';

let bed: TestBed;

beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(() => bed.close());

const marker = 'Xylomarker';

test('plain personal data is where docs/personal-data.md says and nowhere else, and gone with the key', async () => {
  const workshop = await bed.workshop();
  const { database, masterKey } = workshop;
  const writer = writerFor(workshop);
  await writeCorpus(writer);
  const { id, stream, event } = patientRegistered(marker, marker);
  await writer.write(stream, [event]);
  await writer.write(page.stream, [page.booked('marked', id, '09:30', `because of ${marker}`)]);

  const build = async () => {
    // A keyring of its own: a cached key outlives its row for half a minute.
    for (const projection of allProjections(openKeyring(database, masterKey))) await rebuild(workshop, projection);
  };
  const tablesWithMarker = async (): Promise<string[]> => {
    const { rows } = await sql<{ schema: string; name: string }>`select schemaname as schema, tablename as name
      from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1, 2`.execute(database);
    expect(rows.length).toBeGreaterThan(8);
    const found: string[] = [];
    for (const { schema, name } of rows) {
      const hit = await sql`select from ${sql.id(schema, name)} as one where one::text ilike ${`%${marker}%`}`.execute(
        database,
      );
      if (hit.rows.length > 0) found.push(`${schema}.${name}`);
    }
    return found;
  };
  await build();
  expect(await tablesWithMarker()).toEqual(['patients.patient']);
  const log = await recorded(workshop);
  expect(JSON.stringify(log.map(({ data, metadata }) => [data, metadata])).toLowerCase()).not.toContain('xylomarker');

  await sql`delete from keyring.subject_key where subject = ${id}`.execute(database);
  await build();
  expect(await tablesWithMarker()).toEqual([]);
});
