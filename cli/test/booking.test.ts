import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../src/start/free-port.ts';
import { supervise, type Supervised } from '../src/start/supervise.ts';
import { waitUntilReady } from '../src/start/wait-until-ready.ts';
import { call, startSystem, statuses, type Person, type System } from './system.ts';

let system: System;
let second: Supervised;
let people: Person[];
beforeAll(async () => {
  system = await startSystem();
  second = supervise({
    name: 'command-api',
    port: await freePort(),
    environment: system.daybook.environment,
    logDir: system.dataDir,
    onDeath: () => {},
  });
  await waitUntilReady(`${second.url}/readyz`, 20_000);
  people = await Promise.all(Array.from({ length: 300 }, () => system.signUp()));
}, 180_000);
afterAll(async () => {
  await second.stop();
  await system.end();
});

/** Everybody of these tests books often: on days of their own nobody is in two places at once. */
let day = 2;
const anotherDay = () => ({ daysAhead: day++ });

/** Every other request goes to the second command-api. */
const spread = (index: number) => ({ origin: index % 2 === 0 ? system.daybook.url : second.url });

test.each([
  ['one command-api', () => ({})],
  ['two command-api processes', spread],
] as const)('SLT-05: 300 patients, one slot, %s: exactly one has it', async (_, origin) => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1, anotherDay());
  const answers = await Promise.all(
    people.map((person, index) => system.book(person, slot?.slotId ?? '', origin(index))),
  );
  expect(answers.filter(({ status }) => status >= 500).map(({ text }) => text)).toEqual([]);
  expect(statuses(answers)).toEqual({ 201: 1, 409: 299 });
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({
    reason: 'slot-taken',
    errors: [{ field: 'slotId', rule: 'slot-taken' }],
  });
});

test.each([
  ['one command-api', () => ({})],
  ['two command-api processes', spread],
] as const)('SLT-06: 40 patients, 40 slots of one doctor at once, %s: all have one', async (_, origin) => {
  const practitioner = await system.addPractitioner();
  const slots = await system.openSlots(practitioner, 40, anotherDay());
  const answers = await Promise.all(
    slots.map(({ slotId }, index) => system.book(people[index] ?? { token: '' }, slotId, origin(index))),
  );
  expect(statuses(answers)).toEqual({ 201: 40 });
});

test.each([
  ['one command-api', () => ({})],
  ['two command-api processes', spread],
] as const)(
  'BYD-04: twenty requests at once with one Idempotency-Key, %s: one appointment, twenty equal answers',
  async (_, origin) => {
    const practitioner = await system.addPractitioner();
    const [slot] = await system.openSlots(practitioner, 3);
    const key = randomUUID();
    const person = await system.signUp();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => system.book(person, slot?.slotId ?? '', { key, ...origin(index) })),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const mine = await system.call('/api/appointments', {
      token: person.token,
      headers: { 'Daybook-Min-Position': String(answers[0]?.body['position']) },
    });
    expect(mine.body['items']).toHaveLength(1);
  },
);

test('BYD-04: the same key with another body is refused, also for a slot of another day', async () => {
  const practitioner = await system.addPractitioner();
  const [one, two] = await system.openSlots(practitioner, 2);
  const [far] = await system.openSlots(practitioner, 1, { daysAhead: 5 });
  const person = await system.signUp();
  const key = randomUUID();
  expect((await system.book(person, one?.slotId ?? '', { key })).status).toBe(201);
  for (const slot of [two, far]) {
    const answer = await system.book(person, slot?.slotId ?? '', { key });
    expect(answer).toMatchObject({
      status: 422,
      body: { reason: 'key-reused', errors: [{ field: 'Idempotency-Key' }] },
    });
  }
});

test('SLT-07: a replayed cancel or move never touches the next holder of the time', async () => {
  const practitioner = await system.addPractitioner();
  const [one, two, three] = await system.openSlots(practitioner, 3);
  const [first, next] = [await system.signUp(), await system.signUp()];
  const booked = await system.book(first, one?.slotId ?? '');
  const path = `/api/appointments/${String(booked.body['appointmentId'])}`;
  const cancelKey = randomUUID();
  const moveKey = randomUUID();
  const move = () =>
    system.call(`${path}/reschedule`, {
      body: { slotId: two?.slotId, expectedStart: one?.start },
      token: first.token,
      key: moveKey,
    });
  const cancel = () => system.call(`${path}/cancel`, { body: {}, token: first.token, key: cancelKey });
  const moved = await move();
  expect(moved).toMatchObject({ status: 200, body: { start: two?.start, status: 'booked' } });
  const cancelled = await cancel();
  expect(cancelled).toMatchObject({ status: 200, body: { status: 'cancelled', start: two?.start } });
  const held = await system.book(next, two?.slotId ?? '');
  expect(held.status).toBe(201);
  // The old requests again: the same answers, and nothing happens.
  expect((await move()).text).toBe(moved.text);
  expect((await cancel()).text).toBe(cancelled.text);
  // Old wishes under new keys: cancelled stays cancelled, a move of it is refused.
  expect((await system.call(`${path}/cancel`, { body: {}, token: first.token })).body).toMatchObject({
    status: 'cancelled',
  });
  expect(
    await system.call(`${path}/reschedule`, {
      body: { slotId: three?.slotId, expectedStart: two?.start },
      token: first.token,
    }),
  ).toMatchObject({ status: 409 });
  const holder = await system.call(`/api/appointments/${String(held.body['appointmentId'])}`, {
    token: next.token,
    headers: { 'Daybook-Min-Position': String(held.body['position']) },
  });
  expect(holder).toMatchObject({ status: 200, body: { status: 'booked', start: two?.start } });
});

test('PAT-16, RDS-02: cancelling frees the time at once for whoever asks with the position', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const person = await system.signUp();
  const free = async (position: unknown) =>
    (
      await system.call(`/api/slots?practitionerId=${practitioner.practitionerId}`, {
        headers: { 'Daybook-Min-Position': String(position) },
      })
    ).body['items'];
  const booked = await system.book(person, slot?.slotId ?? '');
  expect(await free(booked.body['position'])).toEqual([]);
  const cancelled = await system.call(`/api/appointments/${String(booked.body['appointmentId'])}/cancel`, {
    body: {},
    token: person.token,
  });
  expect(await free(cancelled.body['position'])).toMatchObject([{ slotId: slot?.slotId, status: 'free' }]);
  const history = await system.call(`/api/appointments/${String(booked.body['appointmentId'])}/history`, {
    token: person.token,
    headers: { 'Daybook-Min-Position': String(cancelled.body['position']) },
  });
  expect(history.body['items']).toMatchObject([
    { type: 'AppointmentBooked', by: 'patient' },
    { type: 'AppointmentCancelled', by: 'patient' },
  ]);
});

test('DOC-10: closing a booked slot is refused or cancels in the same append', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const person = await system.signUp();
  const booked = await system.book(person, slot?.slotId ?? '');
  const close = (query: string) =>
    system.call(`/api/slots/${slot?.slotId}${query}`, { method: 'DELETE', token: practitioner.token });
  expect(await close('')).toMatchObject({ status: 409, body: { reason: 'slot-booked' } });
  const closed = await close('?cancelBooked=true');
  expect(closed).toMatchObject({ status: 200, body: { cancelledAppointmentId: booked.body['appointmentId'] } });
  const seen = await system.call(`/api/appointments/${String(booked.body['appointmentId'])}`, {
    token: person.token,
    headers: { 'Daybook-Min-Position': String(closed.body['position']) },
  });
  expect(seen.body).toMatchObject({ status: 'cancelled', cancelledBy: 'practitioner' });
});

test('DOC-08: twenty overlapping times opened at the same moment through two processes: exactly one is', async () => {
  const practitioner = await system.addPractitioner();
  const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const open = (index: number) =>
    call(spread(index).origin, `/api/practitioners/${practitioner.practitionerId}/slots`, {
      body: { slots: [{ start: `${day}T10:${String(index).padStart(2, '0')}:00Z`, end: `${day}T10:30:00Z` }] },
      token: practitioner.token,
    });
  const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => open(index)));
  expect(statuses(answers)).toEqual({ 201: 1, 409: 19 });
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ reason: 'slot-overlap' });
});
