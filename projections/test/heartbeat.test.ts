import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Connections, OpenWorkshop } from '../src/open-workshop.ts';
import { rebuild } from '../src/operations/rebuild.ts';
import { verify } from '../src/operations/verify.ts';
import { verifyAudit } from '../src/operations/verify-audit.ts';
import { readCheckpoint, readCheckpoints } from '../src/runner/checkpoint.ts';
import { skipEvent } from '../src/runner/skip-event.ts';
import type { Runner } from '../src/runner/start-runner.ts';
import { runAll, untilAt } from '../src/testing/run-all.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { until } from '../src/testing/until.ts';
import { writeCorpus, writerFor } from './corpus.ts';

const stream = 'daybook-heartbeat';
const heartbeat = { stream, everyMs: 30 };

let bed: TestBed;
let workshop: OpenWorkshop & Connections;
let runners: Runner[] = [];
beforeAll(async () => {
  bed = await startTestBed();
});
beforeEach(async () => {
  workshop = await bed.workshop();
});
afterEach(async () => {
  for (const runner of runners.splice(0)) await runner.stop();
});
afterAll(() => bed.close());

const run = (...[more]: readonly [Parameters<typeof runAll>[1]?]): Runner => {
  const runner = runAll(workshop, { heartbeat, ...more });
  runners.push(runner);
  return runner;
};
const beats = async () => workshop.store.load(stream);

/** Waits until every read model has committed a heartbeat written after `since`. */
const heardSince = (since: number) =>
  until('every read model has heard a newer heartbeat', async () => {
    const checkpoints = await readCheckpoints(workshop.database);
    const heard = checkpoints.filter(({ heartbeatAt }) => heartbeatAt !== undefined && heartbeatAt.getTime() > since);
    return heard.length === workshop.projections.length ? true : undefined;
  });

test('goes the whole way into every checkpoint, and changes no row, no audit chain, no rebuild', async () => {
  run();
  await heardSince(0);
  await untilAt(workshop, await writeCorpus(writerFor(workshop)));
  const newest = (await beats()).at(-1);
  await heardSince(Date.parse(newest?.at ?? ''));
  for (const projection of workshop.projections) {
    expect(await verify(workshop, projection)).toMatchObject({ drift: [] });
    await rebuild(workshop, projection);
  }
  expect(await verifyAudit(workshop)).toMatchObject({ faults: [] });
  const { rows } = await sql`select 1 from audit.audit_log where type = 'Heartbeat'
    union all select 1 from projection.skipped where type = 'Heartbeat'`.execute(workshop.database);
  expect(rows).toEqual([]);
  // It beats on behind a rebuild.
  await heardSince(Date.now());
});

test('the state of a consumer is noted for who looks from outside: red with the error, and nothing once it goes on', async () => {
  run();
  await heardSince(0);
  const id = crypto.randomUUID();
  await writerFor(workshop).append('patient-broken', [{ id, type: 'PatientRegistered', data: { nonsense: true } }]);
  const noted = (wanted: boolean) =>
    until(`the trouble is ${wanted ? 'noted' : 'over'}`, async () => {
      const { trouble } = await readCheckpoint(workshop.database, 'patients');
      return (trouble !== undefined) === wanted ? { trouble } : undefined;
    });
  expect((await noted(true)).trouble).toContain(id);
  await skipEvent(workshop.database, 'patients', id, 'test');
  await noted(false);
  await heardSince(Date.now());
});

test('one process writes it at a time; the next takes over', async () => {
  const first = run();
  run();
  await until('ten heartbeats', async () => ((await beats()).length >= 10 ? true : undefined));
  const held = await sql<{ n: string }>`select count(*) as n from pg_locks where locktype = 'advisory' and granted
    and objid::int8 = hashtext('heartbeat')::int8 & 4294967295`.execute(workshop.database);
  expect(held.rows).toEqual([{ n: '1' }]);
  await first.stop();
  await heardSince(Date.now());
});

test('a log that does not take it is tried again, and a stopped runner leaves checkpoints that start again', async () => {
  const first = run();
  await heardSince(0);
  // Somebody else writes to the stream: the revision this process remembers is wrong from now on.
  const foreign = async () => {
    const last = await workshop.store.readLast(stream);
    const event = { id: crypto.randomUUID(), type: 'Heartbeat', data: {}, metadata: { schemaVersion: 1 } };
    await workshop.store.append(stream, last?.revision ?? 'no_stream', [event]);
  };
  await until('a foreign heartbeat', () =>
    foreign().then(
      () => true,
      () => undefined,
    ),
  );
  await heardSince(Date.now());
  await first.stop();
  // Every checkpoint names a heartbeat now, and that is an event like any other.
  const checkpoints = await readCheckpoints(workshop.database);
  expect(new Set(checkpoints.map(({ last }) => last?.stream))).toEqual(new Set([stream]));
  run();
  await heardSince(Date.now());
});
