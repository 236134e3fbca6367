import { StoreMismatch } from '@daybook/event-store/errors.ts';
import { metricsText } from '@daybook/platform/metrics.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { verify } from '../src/operations/verify.ts';
import { rebuild } from '../src/operations/rebuild.ts';
import { advanceCheckpoint, CheckpointMoved, readCheckpoint } from '../src/runner/checkpoint.ts';
import { readOperatorRequest, requestOperatorAct } from '../src/runner/operator-requests.ts';
import { prepareProjection } from '../src/runner/prepare-projection.ts';
import type { EventWriter } from '../src/testing/event-writer.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { until } from '../src/testing/until.ts';
import { ann, ben, corpusSize, page, recorded, writeCorpus, writerFor } from './corpus.ts';
import { runAll, untilAt } from '../src/testing/run-all.ts';

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let writer: EventWriter;
let end: bigint;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  workshop = await bed.workshop();
  writer = writerFor(workshop);
  end = await writeCorpus(writer);
});
afterAll(async () => {
  for (const stop of stops.splice(0)) await stop();
  await bed.close();
});

const run: typeof runAll = (...given) => {
  const runner = runAll(...given);
  stops.push(() => runner.stop());
  return runner;
};
const checkpoint = (name = 'schedule') => readCheckpoint(workshop.database, name);
const others = ['practitioners', 'patients', 'audit_log'];
const named = (name: string) => {
  const projection = workshop.projections.find((one) => one.name === name);
  if (projection === undefined) throw new Error(`no projection ${name}`);
  return projection;
};

/** The server processes that hold the lock of some projection. */
async function lockHolders(): Promise<number[]> {
  const { rows } = await sql<{ pid: number }>`select distinct pid from pg_locks
    where locktype = 'advisory' and granted and classid::int8 = hashtext('daybook-active')::int8 & 4294967295
    and database = (select oid from pg_database where datname = current_database())`.execute(workshop.database);
  return rows.map(({ pid }) => pid).sort((one, other) => one - other);
}

describe('one active copy', () => {
  test('a second process waits, and goes on where the first stopped', async () => {
    const first = run(workshop);
    await untilAt(workshop, end);
    const holders = await lockHolders();
    expect(holders).toHaveLength(workshop.projections.length);
    const second = run(workshop);
    await until('the second one sees that all is well', () =>
      second.ready().then(
        () => true,
        () => undefined,
      ),
    );
    expect(await lockHolders()).toEqual(holders);
    await first.stop();
    end = await writer.write(page.stream, [page.closed('09:30')]);
    await untilAt(workshop, end);
    expect(await lockHolders()).not.toEqual(holders);
    expect(await verify(workshop, named('schedule'))).toMatchObject({ position: end, drift: [] });
  });

  test('a lost connection ends consuming until the lock is held again', async () => {
    run(workshop);
    await untilAt(workshop, end);
    const before = await lockHolders();
    for (const pid of before) await sql`select pg_terminate_backend(${pid})`.execute(workshop.database);
    end = await writer.write(page.stream, [page.closed('09:30')]);
    await untilAt(workshop, end);
    const after = await until('all locks are held again', async () => {
      const holders = await lockHolders();
      return holders.length === workshop.projections.length ? holders : undefined;
    });
    expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    expect(await verify(workshop, named('audit_log'))).toMatchObject({ position: end, drift: [] });
  });
});

describe('the checkpoint', () => {
  test('is moved by compare-and-set only', async () => {
    const { database, storeId } = workshop;
    await prepareProjection(database, named('schedule'));
    const [first, second] = await recorded(workshop);
    if (first === undefined || second === undefined) throw new Error('the corpus is empty');
    const start = await checkpoint();
    const moved = await advanceCheckpoint(database, start, first, storeId);
    await expect(advanceCheckpoint(database, start, second, storeId)).rejects.toBeInstanceOf(CheckpointMoved);
    expect(await checkpoint()).toEqual(moved);
    await advanceCheckpoint(database, moved, second, storeId);
  });

  test('taken back under a running copy only makes it do the work again', async () => {
    run(workshop);
    await untilAt(workshop, end);
    await sql`update projection.checkpoint set position = -1`.execute(workshop.database);
    end = await writer.write(page.stream, [page.closed('09:30')]);
    await untilAt(workshop, end);
    for (const projection of workshop.projections) {
      expect(await verify(workshop, projection)).toMatchObject({ position: end, drift: [] });
    }
  });

  test('advances past events a projection ignores', async () => {
    run(workshop);
    await untilAt(workshop, end);
    expect(await checkpoint('practitioners')).toMatchObject({ position: end, last: { stream: expect.any(String) } });
  });
});

describe('an event that cannot be handled', () => {
  /** A broken booking, with a good event before and behind it. */
  async function writePoison(): Promise<{ id: string; before: bigint }> {
    const id = '11111111-1111-4111-8111-111111111111';
    const before = await writer.write(page.stream, [page.closed('09:30')]);
    await writer.append(page.stream, [{ id, type: 'AppointmentBooked', data: { nonsense: true } }]);
    end = await writer.write(page.stream, [page.cancelled('e', ann.id, '08:30', 'patient')]);
    return { id, before };
  }

  test('stops the projections that need it, red, after what came before; the others go on; an operator skips it', async () => {
    const runner = run(workshop);
    const { id, before } = await writePoison();
    await untilAt(workshop, end, others);
    const red = await until('schedule is red', async () => {
      const now = await checkpoint();
      return now.state === 'red' ? now : undefined;
    });
    expect(red.position).toBe(before);
    expect(red.error).toMatchObject({ eventId: id, stream: page.stream, type: 'AppointmentBooked' });
    await until('the service says so', () =>
      runner.ready().then(
        () => undefined,
        (error: unknown) => (String(error).includes(id) ? true : undefined),
      ),
    );
    const { database } = workshop;
    const order = { kind: 'skip', projection: 'schedule', requestedBy: 'root' } as const;
    const wrong = await requestOperatorAct(database, { ...order, eventId: '22222222-2222-4222-8222-222222222222' });
    const failed = await until('the wrong order is refused', async () => {
      const request = await readOperatorRequest(database, wrong);
      return request?.status === 'failed' ? request : undefined;
    });
    expect(failed.result).toContain('nothing was skipped');
    expect(await checkpoint()).toMatchObject({ state: 'red', position: before });

    const right = await requestOperatorAct(database, { ...order, eventId: id });
    await untilAt(workshop, end);
    await until('the order is done', async () =>
      (await readOperatorRequest(database, right))?.status === 'done' ? true : undefined,
    );
    expect(await checkpoint()).toMatchObject({ state: 'green', error: undefined });
    const { rows } = await sql`select reason, requested_by from projection.skipped
      where name = 'schedule' and event_id = ${id}`.execute(database);
    expect(rows).toEqual([{ reason: 'operator', requested_by: 'root' }]);
    // What was skipped once is skipped by rebuilds as well, or they could never end.
    await rebuild(workshop, named('schedule'));
    expect(await verify(workshop, named('schedule'))).toMatchObject({ position: end, drift: [] });
  });

  test('a version newer than the program stops it red', async () => {
    run(workshop);
    await untilAt(workshop, end);
    const { data } = page.booked('z', ben.id, '09:30');
    await writer.append(page.stream, [{ type: 'AppointmentBooked', data: { ...data }, schemaVersion: 99 }]);
    const { error } = await until('schedule is red', async () => {
      const now = await checkpoint();
      return now.state === 'red' ? now : undefined;
    });
    expect(error?.message).toContain('newer than this program');
  });

  test('an operator has a projection rebuilt by the running service', async () => {
    run(workshop);
    await untilAt(workshop, end);
    const { database } = workshop;
    await sql`update schedule.slot set status = 'free'`.execute(database);
    const id = await requestOperatorAct(database, { kind: 'rebuild', projection: 'schedule', requestedBy: 'root' });
    const { result } = await until('the rebuild is done', async () => {
      const request = await readOperatorRequest(database, id);
      return request?.status === 'done' ? request : undefined;
    });
    expect(result).toContain(`rebuilt from ${corpusSize} events`);
    expect(await verify(workshop, named('schedule'))).toMatchObject({ drift: [] });
  });
});

test('unknown types are passed over, and that is recorded', async () => {
  run(workshop);
  await untilAt(workshop, end);
  const { rows } = await sql`select name, type, reason from projection.skipped order by name`.execute(
    workshop.database,
  );
  const skipped = { type: 'SomethingOfTheFuture', reason: 'unknown-type' };
  expect(rows).toEqual(['locations', 'patients', 'practitioners', 'schedule'].map((name) => ({ name, ...skipped })));
});

test('inserts PostgreSQL refuses are counted and tried again, never skipped', async () => {
  run(workshop);
  await untilAt(workshop, end);
  const { database } = workshop;
  await sql`create function refuse() returns trigger language plpgsql as 'begin raise exception ''no''; end'`.execute(
    database,
  );
  await sql`create trigger refuse before insert on audit.audit_log execute function refuse()`.execute(database);
  end = await writer.write(page.stream, [page.closed('09:30')]);
  await until('failures are counted', async () =>
    /audit_insert_failures_total(\{.*\})? [1-9]/.test(await metricsText()) ? true : undefined,
  );
  expect(await checkpoint('audit_log')).toMatchObject({ state: 'green' });
  await sql`drop trigger refuse on audit.audit_log`.execute(database);
  await untilAt(workshop, end);
  expect(await metricsText()).toMatch(/audit_events_total\{event_type="SlotClosed"\} [1-9]/);
  expect(await verify(workshop, named('audit_log'))).toMatchObject({ position: end, drift: [] });
});

describe('another log than the one the database was built from', () => {
  async function refusalOf(given: OpenWorkshop & Connections): Promise<unknown> {
    return new Promise((resolve) => {
      run(given, { onRefusal: resolve });
    });
  }

  test('is refused, naming the remedy', async () => {
    const first = run(workshop);
    await untilAt(workshop, end);
    await first.stop();
    const elsewhere = await bed.workshop();
    const refusal = await refusalOf({ ...workshop, store: elsewhere.store, storeId: elsewhere.storeId });
    expect(refusal).toBeInstanceOf(StoreMismatch);
    expect(String(refusal)).toContain('Point EVENTSTORE_URL at the log this database was built from');
  });

  test('a restored backup without the last event is refused, even with the same store id', async () => {
    const first = run(workshop);
    await untilAt(workshop, end);
    await first.stop();
    const restored = await bed.workshop();
    const refusal = await refusalOf({ ...workshop, store: restored.store });
    expect(refusal).toBeInstanceOf(StoreMismatch);
    expect(String(refusal)).toContain('older backup');
  });
});

test('a start before the database or the store is there waits for them', async () => {
  let there = false;
  run(workshop, {
    migrate: async () => {
      if (!there) throw new Error('connect ECONNREFUSED');
    },
  });
  await sql`select 1`.execute(workshop.database);
  there = true;
  await untilAt(workshop, end);
});
