import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { askReadModels } from './ask-read-models.ts';
import { freeTimes, openClinic, text } from './clinic.ts';
import { startSystem, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 120_000);
afterAll(() => system.end());

const openedSlots = z.object({ slots: z.array(z.object({ slotId: z.string() })) });

test('SCH-03: a long visit takes adjacent slots and keeps its buffers free', async () => {
  const practitioner = await system.addPractitioner();
  const visits = { practitionerIds: [practitioner.practitionerId] };
  const { locationId, visitTypeIds } = await openClinic(system, {}, [
    { name: 'Root canal', duration: 60, bufferAfter: 15, ...visits },
    { name: 'Check-up', duration: 30, ...visits },
  ]);
  const date = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const at = (clock: string) => `${date}T${clock}:00.000Z`;
  const clocks = ['08:00', '08:30', '09:00', '09:30', '10:00'];
  const slots = clocks.slice(0, 4).map((clock, index) => ({ start: at(clock), end: at(clocks[index + 1] ?? '') }));
  const path = `/api/practitioners/${practitioner.practitionerId}/slots`;
  const opened = await system.call(path, { body: { locationId, slots }, token: practitioner.token });
  const query = `practitionerId=${practitioner.practitionerId}&visitTypeId=${visitTypeIds[0]}`;
  const offered = await freeTimes(system, query, text(opened, 'position'));
  expect(offered.map(({ start }) => start)).toEqual([at('08:00'), at('08:30'), at('09:00')]);
  const patient = await system.signUp();
  const body = { slotId: offered[0]?.slotId, visitTypeId: visitTypeIds[0] };
  const booked = await system.call('/api/appointments', { body, token: patient.token });
  expect(booked).toMatchObject({ status: 201, body: { start: at('08:00'), end: at('09:00') } });
  const left = await freeTimes(
    system,
    `practitionerId=${practitioner.practitionerId}&visitTypeId=${visitTypeIds[1]}`,
    text(booked, 'position'),
  );
  // 09:00 is free, but the root canal keeps a quarter of an hour after it.
  expect(left.map(({ start }) => start)).toEqual([at('09:30')]);
  const explained = await system.call(
    `/api/slots/explain?practitionerId=${practitioner.practitionerId}&start=${at('09:00')}&visitTypeId=${visitTypeIds[1]}`,
    { token: patient.token, headers: { 'Daybook-Min-Position': text(booked, 'position') } },
  );
  expect(explained.body).toMatchObject({ offered: false, reasons: [{ reason: 'buffer' }] });
});

test('SCH-04, APT-02: notice, horizon and caps bind patients; staff set them aside and say why', async () => {
  const practitioner = await system.addPractitioner();
  const { locationId } = await openClinic(system, { minimumNotice: 43_200, capPerPatient: 1 });
  const slots = [2, 3].map((days) => {
    const start = `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T09:00:00.000Z`;
    return { start, end: start.replace('09:00', '09:30') };
  });
  const path = `/api/practitioners/${practitioner.practitionerId}/slots`;
  const opened: (string | undefined)[] = [];
  for (const slot of slots) {
    const answer = await system.call(path, { body: { locationId, slots: [slot] }, token: practitioner.token });
    opened.push(openedSlots.parse(answer.body).slots[0]?.slotId);
  }
  const [slotId, other] = opened;
  const patient = await system.signUp();
  expect(await system.book(patient, slotId ?? '')).toMatchObject({ status: 422, body: { reason: 'too-short-notice' } });
  const forced = { slotId, patientId: patient.patientId, override: { reason: 'Came in with pain' } };
  expect(await system.call('/api/appointments', { body: forced, token: patient.token })).toMatchObject({ status: 403 });
  const booked = await system.call('/api/appointments', { body: forced, token: practitioner.token });
  expect(booked).toMatchObject({ status: 201 });
  const twice = await system.call('/api/appointments', { body: forced, token: practitioner.token });
  expect(twice).toMatchObject({ status: 409, body: { reason: 'slot-taken' } });
  const second = { slotId: other, patientId: patient.patientId };
  const late = await system.call('/api/appointments', { body: second, token: practitioner.token });
  expect(late).toMatchObject({ status: 422, body: { reason: 'too-short-notice' } });
});

test('DOC-14: times are opened as long ahead as the clinic says; staff set it aside by a code, and the record says so', async () => {
  const practitioner = await system.addPractitioner();
  const { locationId } = await openClinic(system, { openingNotice: 43_200 });
  const start = `${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T09:00:00.000Z`;
  const slots = [{ start, end: start.replace('09:00', '09:30') }];
  const open = (body: object) =>
    system.call(`/api/practitioners/${practitioner.practitionerId}/slots`, { body, token: practitioner.token });
  expect(await open({ locationId, slots })).toMatchObject({
    status: 422,
    body: {
      reason: 'opening-notice',
      errors: [{ field: 'slots.0.start', rule: 'opening-notice', message: expect.stringContaining('43200 minutes') }],
    },
  });
  const typed = { locationId, slots, override: { reason: 'Mrs. Brandt is in pain' } };
  expect(await open(typed)).toMatchObject({ status: 400, body: { errors: [{ field: 'override.reason' }] } });
  const opened = await open({ locationId, slots, override: { reason: 'urgent' } });
  expect(opened.status).toBe(201);
  const position = text(opened, 'position');
  await expect
    .poll(() =>
      askReadModels(
        system,
        `select data->'overridden' as rules, data->>'overrideReason' as why from audit.audit_log
      where position = ${position}`,
      ),
    )
    .toEqual([{ rules: ['opening-notice'], why: 'urgent' }]);
  // A time of no clinic in particular is bound by no clinic's rules.
  const later = [{ start: start.replace('09:00', '10:00'), end: start.replace('09:00', '10:30') }];
  expect(await open({ slots: later })).toMatchObject({ status: 201 });
});

test('one patient in two places at once, or with more visits than the clinic allows, is refused', async () => {
  const { locationId } = await openClinic(system, { capPerPatient: 2 });
  const doctors = [await system.addPractitioner(), await system.addPractitioner()];
  const patient = await system.signUp();
  const date = new Date(Date.now() + 4 * 86_400_000).toISOString().slice(0, 10);
  const slots = ['09:00', '10:00', '11:00'].map((clock) => {
    const start = `${date}T${clock}:00.000Z`;
    return { start, end: start.replace(':00:00', ':30:00') };
  });
  const times: string[][] = [];
  for (const { practitionerId, token } of doctors) {
    const opened = await system.call(`/api/practitioners/${practitionerId}/slots`, {
      body: { locationId, slots },
      token,
    });
    times.push(openedSlots.parse(opened.body).slots.map(({ slotId }) => slotId));
  }
  const book = async (doctor: number, index: number) => {
    const answer = await system.book(patient, times[doctor]?.[index] ?? '');
    // The rule is asked of the read model: here it has to know of the booking before.
    const position = answer.body['position'];
    if (typeof position === 'string')
      await system.call('/api/appointments', { token: patient.token, headers: { 'Daybook-Min-Position': position } });
    return [answer.status, answer.body['reason']];
  };
  expect(await book(0, 0)).toEqual([201, undefined]);
  expect(await book(1, 0)).toEqual([422, 'patient-elsewhere']);
  expect(await book(1, 1)).toEqual([201, undefined]);
  expect(await book(0, 2)).toEqual([422, 'patient-has-enough']);
});

test('SCH-01, SCH-02: weekly hours open pages ahead, time off reports who is affected and touches nobody', async () => {
  const practitioner = await system.addPractitioner();
  const { locationId } = await openClinic(system, { horizonDays: 10 });
  const hours = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ranges: [{ from: '09:00', until: '11:00' }] }));
  const path = `/api/practitioners/${practitioner.practitionerId}`;
  const put = () =>
    system.call(`${path}/weekly-hours`, {
      method: 'PUT',
      body: { locationId, slotMinutes: 30, hours },
      token: practitioner.token,
    });
  const set = await put();
  expect(set).toMatchObject({ status: 200, body: { closed: 0, affected: [] } });
  expect(Number(set.body['opened'])).toBeGreaterThanOrEqual(40);
  expect((await put()).body).toMatchObject({ opened: 0, closed: 0 });
  const times = await freeTimes(system, `practitionerId=${practitioner.practitionerId}`, text(set, 'position'));
  const chosen = times.find(({ start }) => start > new Date(Date.now() + 3 * 86_400_000).toISOString());
  const patient = await system.signUp();
  const booked = await system.book(patient, chosen?.slotId ?? '');
  expect(booked.status).toBe(201);
  const day = chosen?.start.slice(0, 10);
  const off = await system.call(`${path}/time-off`, {
    body: { start: `${day}T00:00:00Z`, end: `${day}T23:00:00Z` },
    token: practitioner.token,
  });
  expect(off).toMatchObject({ status: 201, body: { affected: [{ appointmentId: text(booked, 'appointmentId') }] } });
  expect(off.body['closed']).toBe(3);
  const back = await system.call(`${path}/time-off/${text(off, 'timeOffId')}`, {
    method: 'DELETE',
    token: practitioner.token,
  });
  expect(back.body).toMatchObject({ opened: 3, closed: 0 });
});

test('afterwards the log proves it: no overlap ever, no drift, tables equal to a rebuild', async () => {
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 120_000);
