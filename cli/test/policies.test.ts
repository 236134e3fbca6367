import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askReadModels } from './ask-read-models.ts';
import { freeTimes, holdAsGuest, text } from './clinic.ts';
import { startSystem, statuses, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

/** What ends by itself, sooner than anybody would want it to in earnest. */
let system: System;
beforeAll(async () => {
  system = await startSystem({ HOLD_SECONDS: '3', RECOVER_AFTER_SECONDS: '1' });
}, 120_000);
afterAll(() => system.end());

test('APT-06: a lapsed hold is ended by the policy, and the time is on offer again', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const { held } = await holdAsGuest(system, slot?.slotId);
  const query = `practitionerId=${practitioner.practitionerId}`;
  expect(await freeTimes(system, query, text(held, 'position'))).toEqual([]);
  const free = async () => (await freeTimes(system, query, '0')).map(({ slotId }) => slotId);
  await expect.poll(free, { timeout: 45_000, interval: 250 }).toEqual([slot?.slotId]);
});

test('sixty moves across days with command-api killed in the middle: everybody has exactly one time', async () => {
  const practitioner = await system.addPractitioner();
  const from = await system.openSlots(practitioner, 60, { minutes: 10 });
  const to = await system.openSlots(practitioner, 60, { minutes: 10, daysAhead: 3 });
  const people = await Promise.all(from.map(() => system.signUp()));
  const booked = await Promise.all(from.map((slot, index) => system.book(people[index] ?? { token: '' }, slot.slotId)));
  expect(statuses(booked)).toEqual({ 201: 60 });
  const keys = from.map(() => randomUUID());
  let moved = 0;
  const move = async (index: number): Promise<number> => {
    try {
      const answer = await system.call(`/api/appointments/${String(booked[index]?.body['appointmentId'])}/reschedule`, {
        body: { slotId: to[index]?.slotId, expectedStart: from[index]?.start },
        token: people[index]?.token,
        key: keys[index] ?? '',
      });
      if (answer.status === 200) moved++;
      return answer.status;
    } catch {
      return 0;
    }
  };
  const first = from.map((_, index) => move(index));
  // Some are done, and none of them waits for another: the others are in the middle of it.
  await expect.poll(() => moved, { timeout: 30_000, interval: 1 }).toBeGreaterThan(0);
  const doneBefore = moved;
  const victim = system.daybook.services['command-api'].pid();
  if (victim === undefined) throw new Error('command-api is not running');
  process.kill(victim, 'SIGKILL');
  await Promise.all(first);
  expect(doneBefore).toBeLessThan(60);
  for (const index of from.keys()) {
    await expect.poll(() => move(index), { timeout: 60_000, interval: 200 }).toBeOneOf([200, 409]);
  }
  const underWay = () =>
    askReadModels(
      system,
      "select count(*)::int as n from schedule.transfer where status in ('reserved','moved','refused')",
    );
  await expect.poll(underWay, { timeout: 60_000, interval: 200 }).toEqual([{ n: 0 }]);
  const places = () =>
    askReadModels(
      system,
      `select count(*)::int as n, count(distinct patient_id)::int as people from schedule.appointment
       where practitioner_id = '${practitioner.practitionerId}' and status = 'booked'`,
    );
  await expect.poll(places, { timeout: 30_000, interval: 200 }).toEqual([{ n: 60, people: 60 }]);
}, 240_000);

test('afterwards the log proves it: no overlap ever, no drift, tables equal to a rebuild', async () => {
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 120_000);
