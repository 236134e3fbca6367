import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { spawnEmbeddedNode, type SpawnedNode } from '@daybook/embedded-node/spawn-embedded-node.ts';
import { startFaultProxy, type FaultProxy } from '@daybook/event-store/testing/fault-proxy.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startSystem, statuses, type Answer, type CallOptions, type Person, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

/** Every service reaches the event store through this proxy: 5 ms and more each way, always. */
const drizzle = { delayMs: 5, jitterMs: 5 };

let folder: string;
let node: SpawnedNode;
let proxy: FaultProxy;
let system: System;
/** Not through the proxy: sees what is hidden from the services. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-weather-'));
  node = await spawnEmbeddedNode({ dataDir: folder, port: 0 });
  proxy = await startFaultProxy(node.port);
  proxy.weather(drizzle);
  // A half-open connection is found out by keep-alive: after a second here, so that the test need not wait for twenty.
  system = await startSystem({ EVENTSTORE_URL: `${proxy.url}&keepAliveInterval=1000&keepAliveTimeout=1000` });
}, 90_000);
afterAll(async () => {
  proxy.weather({});
  await system.end();
  await proxy.close();
  await node.stop();
  await rm(folder, { recursive: true });
});

const incidents: readonly (() => Promise<void> | void)[] = [
  // Hidden successes: what is on its way is done, and nobody hears of it.
  async () => {
    proxy.weather({ ...drizzle, loseAnswers: true });
    await sleep(150);
    proxy.weather(drizzle);
    proxy.cut();
  },
  () => proxy.halve(),
  () => proxy.cut(),
];

/** Lets one incident after another happen until `work` is done; every kind at least once. */
async function inStorm<T>(work: Promise<T>): Promise<T> {
  const going = Symbol('going on');
  for (let n = 0; ; n++) {
    await incidents[n % incidents.length]?.();
    const outcome = await Promise.race([work, sleep(400, going)]);
    if (n + 1 >= incidents.length && outcome !== going) return work;
  }
}

/** Every answer that was no answer. */
const unanswered: Answer[] = [];

/** Asks as a careful client does: the same key until somebody says what happened. */
async function ask(path: string, options: CallOptions): Promise<Answer> {
  const key = randomUUID();
  for (;;) {
    const answer = await system.call(path, { ...options, key });
    if (answer.status < 500) return answer;
    unanswered.push(answer);
    await sleep(50);
  }
}

/** Signs up, and again with the same words when the answer was lost; who is known by then signs in. */
async function signUp(): Promise<Person> {
  const body = { name: 'Some Body', email: `${randomUUID()}@people.example`, password: 'correct horse' };
  for (;;) {
    const answer = await system.call('/api/auth/register', { body });
    const { token, patientId } = answer.body;
    if (answer.status === 201 && typeof token === 'string' && typeof patientId === 'string')
      return { token, patientId };
    expect(answer).toMatchObject({ status: 503 });
    unanswered.push(answer);
    await sleep(50);
  }
}

/** How often command-api had to find out what became of an append. */
async function retries(): Promise<number> {
  const text = await (await fetch(`${system.daybook.services['command-api'].url}/metrics`)).text();
  return Number(/^command_writes_total\{.*what="retry".*\} (\d+)/m.exec(text)?.[1] ?? 0);
}

/** Waits until the read models are at a position. */
async function caughtUp(person: Person, position: bigint): Promise<void> {
  for (const until = performance.now() + 30_000; performance.now() < until;) {
    const headers = { 'Daybook-Min-Position': `${position}` };
    const { status, headers: said } = await system.call('/api/appointments', { token: person.token, headers });
    if (status === 200 && said.get('daybook-stale') === null) return;
  }
  throw new Error('the read side did not catch up');
}

test('SLT-05, PAT-16: the booking flows through delay, hidden successes, half-open and broken connections', async () => {
  const practitioner = await system.addPractitioner();
  const [contested, spare] = [
    await system.openSlots(practitioner, 5),
    await system.openSlots(practitioner, 5, { daysAhead: 3 }),
  ];
  const people = await inStorm(Promise.all(Array.from({ length: 20 }, () => signUp())));

  // A hundred bookings at once on five slots: each has one winner.
  const tries = contested.flatMap((slot) => people.map((person) => ({ slot, person })));
  const asked = Promise.all(
    tries.map(({ slot, person }) => ask('/api/appointments', { body: { slotId: slot.slotId }, token: person.token })),
  );
  // Answers are lost in the middle of it, until command-api has met a success nobody told it of.
  for (let n = 0; n < 20 && (await retries()) === 0; n++) {
    proxy.weather({ ...drizzle, loseAnswers: true });
    await sleep(120);
    proxy.weather(drizzle);
    proxy.cut();
    await sleep(60);
  }
  const answers = await inStorm(asked);
  expect(statuses(answers)).toEqual({ 201: 5, 409: 95 });
  expect(await retries()).toBeGreaterThan(0);
  const won = tries.flatMap(({ slot, person }, index) => {
    const answer = answers[index];
    return answer?.status === 201
      ? [{ slot, person, path: `/api/appointments/${String(answer.body['appointmentId'])}` }]
      : [];
  });
  expect(new Set(won.map(({ slot }) => slot.slotId)).size).toBe(5);

  // Two are cancelled and their times given to somebody else, at once; three ask for the time of a cancelled one.
  const [first, second, ...movers] = won;
  if (first === undefined || second === undefined) throw new Error('nobody won');
  const cancelled = await inStorm(
    Promise.all([first, second].map(({ path, person }) => ask(`${path}/cancel`, { body: {}, token: person.token }))),
  );
  expect(cancelled.map(({ status, body }) => [status, body['status']])).toEqual([
    [200, 'cancelled'],
    [200, 'cancelled'],
  ]);
  const moved = await inStorm(
    Promise.all(
      movers.map(({ path, person, slot }) =>
        ask(`${path}/reschedule`, {
          body: { slotId: first.slot.slotId, expectedStart: slot.start },
          token: person.token,
        }),
      ),
    ),
  );
  expect(statuses(moved)).toEqual({ 200: 1, 409: 2 });
  const elsewhere = await inStorm(
    Promise.all(
      spare.map(({ slotId }, index) =>
        ask('/api/appointments', { body: { slotId }, token: people[index]?.token ?? '' }),
      ),
    ),
  );
  expect(statuses(elsewhere)).toEqual({ 201: 5 });

  // Nothing but "unknown, ask again" was ever said by way of an error, and asking again settled all of it.
  expect(
    unanswered.filter(
      ({ status, body }) => status !== 503 || !['outcome-unknown', 'not-available'].includes(String(body['reason'])),
    ),
  ).toEqual([]);

  proxy.cut();
  const position = [...answers, ...cancelled, ...moved, ...elsewhere]
    .map(({ body }) => BigInt(z.string().default('0').parse(body['position'])))
    .reduce((one, other) => (one > other ? one : other));
  await caughtUp(first.person, position);
  expect(await verifySystem(system)).toEqual({ overlaps: [], drift: [], audit: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 120_000);
