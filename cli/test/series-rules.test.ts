import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askReadModels } from './ask-read-models.ts';
import { openClinic, text } from './clinic.ts';
import { startSystem, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 120_000);
afterAll(() => system.end());

const openedSlots = z.object({ slots: z.array(z.object({ slotId: z.string() })) });

/** Five weeks of one time a week, at a clinic. */
async function fiveWeeks(policy: Readonly<Record<string, unknown>>) {
  const practitioner = await system.addPractitioner({ bookZone: 'UTC' });
  const { locationId } = await openClinic(system, { horizonDays: 60, ...policy });
  const slots = [0, 1, 2, 3, 4].map((week) => {
    const date = new Date(Date.now() + (3 + 7 * week) * 86_400_000).toISOString().slice(0, 10);
    return { start: `${date}T09:00:00.000Z`, end: `${date}T09:30:00.000Z` };
  });
  const ids: string[] = [];
  for (const slot of slots) {
    const path = `/api/practitioners/${practitioner.practitionerId}/slots`;
    const opened = await system.call(path, { body: { locationId, slots: [slot] }, token: practitioner.token });
    ids.push(...openedSlots.parse(opened.body).slots.map(({ slotId }) => slotId));
  }
  const series = (token: string, mode: 'all' | 'free', more: object = {}) =>
    system.call('/api/appointments/series', {
      body: { slotId: ids[0], everyWeeks: 1, count: 5, mode, ...more },
      token,
    });
  return { practitioner, series };
}

test('APT-05: a practitioner is told at once that it is the book of another, and holds nothing there', async () => {
  const { practitioner, series } = await fiveWeeks({ minimumNotice: 43_200 });
  const [stranger, patient] = [await system.addPractitioner(), await system.signUp()];
  for (const override of [{}, { override: { reason: 'For a friend' } }])
    expect(await series(stranger.token, 'all', { patientId: patient.patientId, ...override })).toMatchObject({
      status: 403,
      body: { reason: 'not-yours', errors: [{ field: 'patientId', rule: 'not-yours' }] },
    });
  // The own series comes after in the log: by then the read model would know of the holds.
  const override = { reason: 'A course of treatment' };
  const own = await series(practitioner.token, 'all', { patientId: patient.patientId, override });
  expect(own.status).toBe(201);
  await system.call('/api/appointments', {
    token: patient.token,
    headers: { 'Daybook-Min-Position': text(own, 'position') },
  });
  const held = `select distinct holder_id from schedule.hold where practitioner_id = '${practitioner.practitionerId}'`;
  expect(await askReadModels(system, held)).toEqual([{ holder_id: text(own, 'seriesId') }]);
});

test('SCH-04: a series as long as a patient may have visits is booked whole, whatever the read model knows of it', async () => {
  const { series } = await fiveWeeks({ capPerPatient: 5 });
  const patient = await system.signUp();
  const booked = await series(patient.token, 'free');
  expect(booked).toMatchObject({ status: 201, body: { refused: [] } });
  await system.call('/api/appointments', {
    token: patient.token,
    headers: { 'Daybook-Min-Position': text(booked, 'position') },
  });
  // The read model has caught up with all five by now: another one is too many.
  const { series: more } = await fiveWeeks({ capPerPatient: 5 });
  expect(await more(patient.token, 'free')).toMatchObject({ status: 409, body: { reason: 'series-not-free' } });
});
