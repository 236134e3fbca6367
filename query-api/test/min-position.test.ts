import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import type { Runner } from '@daybook/projections/runner/start-runner.ts';
import { runAll, untilAt } from '@daybook/projections/testing/run-all.ts';
import { until } from '@daybook/projections/testing/until.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, ann, bearer, bob, page, startClinicBed, writeClinic, type ClinicBed } from './clinic-bed.ts';

let bed: ClinicBed;
let runner: Runner | undefined;

beforeAll(async () => {
  bed = await startClinicBed();
});
afterAll(async () => {
  await runner?.stop();
  await bed.close();
});

const cards = (min?: bigint | string) =>
  bed.get('/api/practitioners', min === undefined ? {} : { 'Daybook-Min-Position': `${min}` });

test('before anything was built the answer is 503, to be tried again', async () => {
  const { status, headers, body } = await cards();
  expect({ status, reason: body.reason }).toEqual({ status: 503, reason: 'not-built-yet' });
  expect(headers.get('Retry-After')).toBe('1');
  expect((await bed.get('/readyz')).status).toBe(503);
});

test('a client reads its own write at once, again and again', async () => {
  runner = runAll(bed.workshop);
  await untilAt(bed.workshop, 0n);
  await writeClinic(bed);
  const patient = bearer(await bed.token('patient', ann.id));
  const path = `/api/appointments/${page.appointment('a')}`;
  for (let move = 2; move < 22; move++) {
    const [from, to] = move % 2 === 0 ? ['08:30', '08:00'] : ['08:00', '08:30'];
    const position = await bed.writer.write(page.stream, [page.moved('a', ann.id, from, to, move)]);
    const { status, body, headers } = await bed.get(path, { ...patient, 'Daybook-Min-Position': `${position}` });
    expect(status).toBe(200);
    expect(body).toMatchObject({ move, ...page.slot(to) });
    expect(BigInt(headers.get('Daybook-Position') ?? '')).toBe(position);
    expect(headers.get('Daybook-Stale')).toBeNull();
  }
});

test('also while the read model is rebuilt and swapped under it', async () => {
  const { workshop, writer } = bed;
  const schedule = workshop.projections.find(({ name }) => name === 'schedule');
  if (schedule === undefined) throw new Error('no schedule');
  const admin = bearer(await bed.token('admin'));
  const path = `/api/appointments/${page.appointment('a')}`;
  const done = new AbortController();
  const rebuilding = async () => {
    let times = 0;
    for (; !done.signal.aborted; times++) await rebuild(workshop, schedule);
    return times;
  };
  const rebuilt = rebuilding();
  for (let move = 22; move < 82; move++) {
    const [from, to] = move % 2 === 0 ? ['08:30', '08:00'] : ['08:00', '08:30'];
    const position = await writer.write(page.stream, [page.moved('a', ann.id, from, to, move)]);
    const { body, headers } = await bed.get(path, { ...admin, 'Daybook-Min-Position': `${position}` });
    expect(headers.get('Daybook-Stale')).toBeNull();
    expect(body).toMatchObject({ move, ...page.slot(to) });
  }
  done.abort();
  expect(await rebuilt).toBeGreaterThan(1);
});

test('a position that was reached long ago is no reason to wait', async () => {
  const { headers } = await cards(0n);
  expect(headers.get('Daybook-Stale')).toBeNull();
  expect(headers.get('Daybook-Position')).toMatch(/^\d+$/);
});

test('a position that does not come in time is answered with what there is, and says so', async () => {
  const started = performance.now();
  const { status, headers, body } = await cards(9_000_000_000_000n);
  expect(performance.now() - started).toBeGreaterThan(1_900);
  expect(status).toBe(200);
  expect(headers.get('Daybook-Stale')).toBe('true');
  expect(body.items.map(({ practitionerId }: { practitionerId: string }) => practitionerId)).toEqual([ada.id, bob.id]);
});

test.each(['', 'soon', '-1', '1.5', '0x10', '9223372036854775808', '99999999999999999999'])(
  'a position that is none is refused: %j',
  async (min) => {
    const { status, body } = await cards(min);
    expect(status).toBe(400);
    expect(body.errors[0].field).toBe('Daybook-Min-Position');
  },
);

test('many who wait are all answered when it comes', async () => {
  const { workshop, writer } = bed;
  await runner?.stop();
  runner = undefined;
  const position = await writer.write(page.stream, [page.closed('10:00')]);
  const answers = Promise.all(Array.from({ length: 30 }, () => cards(position)));
  runner = runAll(workshop);
  for (const { status, headers } of await answers) {
    expect(status).toBe(200);
    expect(headers.get('Daybook-Stale')).toBeNull();
  }
});

test('red models are not waited for', async () => {
  const { workshop, writer } = bed;
  await writer.append(page.stream, [{ type: 'SlotClosed', data: { nonsense: true } }]);
  const position = await writer.write(page.stream, [page.closed('09:30')]);
  await untilAt(workshop, position, ['practitioners', 'patients', 'audit_log']);
  await until('schedule is red', async () => {
    const { rows } = await sql`select from projection.checkpoint where state = 'red'`.execute(workshop.database);
    return rows.length === 1 ? true : undefined;
  });
  const started = performance.now();
  const { status, headers } = await cards(position);
  expect(performance.now() - started).toBeLessThan(1_000);
  expect(status).toBe(200);
  expect(headers.get('Daybook-Stale')).toBe('true');
  expect(BigInt(headers.get('Daybook-Position') ?? '')).toBeLessThan(position);
});
