import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { dumpTables } from '../src/operations/dump-tables.ts';
import { rebuild, RebuildRuns } from '../src/operations/rebuild.ts';
import { verify } from '../src/operations/verify.ts';
import { readCheckpoint } from '../src/runner/checkpoint.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { until } from '../src/testing/until.ts';
import { ann, otherPage, page, writeCorpus, writerFor } from './corpus.ts';
import { runAll, untilAt } from '../src/testing/run-all.ts';

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;
let end: bigint;

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
  writer = writerFor(workshop);
  end = await writeCorpus(writer);
});
afterAll(() => bed.close());

const dumpAll = () =>
  Promise.all(workshop.projections.map(({ tables, schema }) => dumpTables(workshop.database, tables, schema)));

const named = (name: string) => {
  const projection = workshop.projections.find((one) => one.name === name);
  if (projection === undefined) throw new Error(`no projection ${name}`);
  return projection;
};

describe('rebuild', () => {
  test('builds the same rows as the running service, and tells how far it is', async () => {
    const runner = runAll(workshop);
    await untilAt(workshop, end);
    await runner.stop();
    const live = await dumpAll();
    for (const projection of workshop.projections) {
      const told: bigint[] = [];
      const { position } = await rebuild(workshop, projection, { onProgress: (at) => told.push(at.position) });
      expect(position).toBe(end);
      expect(told.at(-1)).toBe(end);
    }
    expect(await dumpAll()).toEqual(live);
    expect(await readCheckpoint(workshop.database, 'schedule')).toMatchObject({
      position: end,
      storeId: workshop.storeId,
      last: { stream: otherPage.stream },
    });
  });

  test('works without the service ever having run', async () => {
    for (const projection of workshop.projections) await rebuild(workshop, projection);
    for (const projection of workshop.projections) {
      expect(await verify(workshop, projection)).toMatchObject({ position: end, drift: [] });
    }
  });

  test('swaps under the running service while events and readers keep coming', async () => {
    const runner = runAll(workshop);
    await untilAt(workshop, end);
    const { database } = workshop;
    const reading = new AbortController();
    const read = async () => {
      while (!reading.signal.aborted) {
        const { rows } = await sql<{ count: string }>`select count(*) from schedule.slot`.execute(database);
        expect(Number(rows[0]?.count)).toBeGreaterThanOrEqual(7);
      }
    };
    const readers = Promise.all([read(), read()]);
    const write = async () => {
      for (let move = 4; move < 44; move++) {
        const [from, to] = move % 2 === 0 ? ['09:00', '09:30'] : ['09:30', '09:00'];
        end = await writer.write(page.stream, [page.moved('a', ann.id, from, to, move)]);
      }
    };
    const writing = write();
    for (let times = 0; times < 3; times++) await rebuild(workshop, named('schedule'));
    await writing;
    await rebuild(workshop, named('schedule'));
    await untilAt(workshop, end);
    reading.abort();
    await readers;
    await runner.stop();
    expect(await verify(workshop, named('schedule'))).toMatchObject({ position: end, drift: [] });
  });

  test('refuses to run twice at a time', async () => {
    const both = await Promise.allSettled([
      rebuild(workshop, named('schedule')),
      rebuild(workshop, named('schedule')),
      rebuild(workshop, named('schedule')),
    ]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const { reason } of refused) expect(reason).toBeInstanceOf(RebuildRuns);
    expect(both.some((one) => one.status === 'fulfilled')).toBe(true);
  });

  test('happens by itself when the program knows a higher version', async () => {
    const first = runAll(workshop);
    await untilAt(workshop, end);
    await first.stop();
    await sql`update schedule.slot set status = 'free'`.execute(workshop.database);
    const next = named('schedule').version + 1;
    const newer = workshop.projections.map((one) => (one.name === 'schedule' ? { ...one, version: next } : one));
    const second = runAll({ ...workshop, projections: newer });
    await until('the next version is live', async () => {
      const { version } = await readCheckpoint(workshop.database, 'schedule');
      return version === next ? true : undefined;
    });
    await second.stop();
    expect(await verify(workshop, named('schedule'))).toMatchObject({ drift: [] });
  });
});

describe('verify', () => {
  test('finds the rows somebody changed, removed or added', async () => {
    const schedule = named('schedule');
    await rebuild(workshop, schedule);
    const { database } = workshop;
    const [changed, removed] = [page.slot('09:00').slotId, page.appointment('e')];
    await sql`update schedule.slot set status = 'free' where slot_id = ${changed}`.execute(database);
    await sql`delete from schedule.appointment where appointment_id = ${removed}`.execute(database);
    await sql`insert into schedule.slot select 'made-up', practitioner_id, location_id, page, start_at, end_at, source, status, null,
      position from schedule.slot limit 1`.execute(database);
    const { drift } = await verify(workshop, schedule);
    expect(drift).toHaveLength(3);
    expect(drift).toContainEqual(
      expect.objectContaining({
        table: 'slot',
        key: { slot_id: changed },
        live: expect.objectContaining({ status: 'free' }),
        rebuilt: expect.objectContaining({ status: 'busy' }),
      }),
    );
    expect(drift).toContainEqual(
      expect.objectContaining({ table: 'appointment', key: { appointment_id: removed }, live: undefined }),
    );
    expect(drift).toContainEqual(
      expect.objectContaining({ table: 'slot', key: { slot_id: 'made-up' }, rebuilt: undefined }),
    );
    const { rows } = await sql`select from pg_namespace where nspname like '%verify'`.execute(database);
    expect(rows).toEqual([]);
  });

  test('compares at the live position, however far behind that is', async () => {
    await rebuild(workshop, named('schedule'));
    await writer.write(page.stream, [page.closed('08:30')]);
    expect(await verify(workshop, named('schedule'))).toMatchObject({ position: end, drift: [] });
  });
});

test('tables that somebody dropped are built anew by the next start', async () => {
  const first = runAll(workshop);
  await untilAt(workshop, end);
  await first.stop();
  const live = await dumpAll();
  for (const { schema } of workshop.projections) {
    await sql`drop schema ${sql.id(schema)} cascade`.execute(workshop.database);
  }
  const second = runAll(workshop);
  await until('the service is ready', () =>
    second.ready().then(
      () => true,
      () => undefined,
    ),
  );
  await untilAt(workshop, end);
  await second.stop();
  expect(await dumpAll()).toEqual(live);
});
