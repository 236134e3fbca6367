import { afterAll, beforeAll, expect, test } from 'vitest';
import { againstTheCalendar } from './refused/against-the-calendar.ts';
import { malformed } from './refused/malformed.ts';
import { notTheirs } from './refused/not-theirs.ts';
import type { World } from './refused/refused-request.ts';
import { startSystem, type System } from './system.ts';

let system: System;
let world: World;
let pids: Record<string, number | undefined>;
const pidsNow = () =>
  Object.fromEntries(Object.entries(system.daybook.services).map(([name, service]) => [name, service.pid()]));

beforeAll(async () => {
  system = await startSystem();
  const [patient, other] = [await system.signUp(), await system.signUp()];
  const [practitioner, stranger] = [await system.addPractitioner(), await system.addPractitioner()];
  const slots = await system.openSlots(practitioner, 4);
  const booked = await system.book(patient, slots[0]?.slotId ?? '');
  const appointmentId = String(booked.body['appointmentId']);
  // The read side has all of it before anything is asked.
  await system.call('/api/appointments', {
    token: patient.token,
    headers: { 'Daybook-Min-Position': String(booked.body['position']) },
  });
  world = { system, patient, other, practitioner, stranger, admin: await system.admin(), slots, appointmentId };
  pids = pidsNow();
}, 120_000);
afterAll(async () => {
  expect(pidsNow()).toEqual(pids);
  await system.end();
});

test.each([...malformed, ...againstTheCalendar, ...notTheirs])('%s', async (_what, request, status, reason, field) => {
  const { path, ...options } = await request(world);
  const answer = await system.call(path, options);
  expect(answer).toMatchObject({
    status,
    body: { status, reason, title: expect.any(String), detail: expect.any(String), type: `/problems/${reason}` },
  });
  expect(answer.headers.get('content-type')).toContain('application/problem+json');
  expect(answer.text).not.toMatch(/\bat .*\.ts:|node_modules|Error:/);
  if (field !== undefined)
    expect(answer.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ field, rule: expect.any(String), message: expect.any(String) }),
      ]),
    );
});

test('PAT-02: a wrong password and an unknown user get the same words', async () => {
  const answer = (email: string) => system.call('/api/auth/login', { body: { email, password: 'wrong wrong' } });
  const { text } = await answer('nobody@people.example');
  expect((await answer(system.daybook.secrets.ADMIN_EMAIL)).text).toBe(text);
});
