import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askReadModels } from './ask-read-models.ts';
import { freeTimes, holdAsGuest, text } from './clinic.ts';
import { startSystem, type OpenedSlot, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 120_000);
afterAll(() => system.end());

const act = (token: string, appointmentId: string, step: string, body: unknown = {}) =>
  system.call(`/api/appointments/${appointmentId}/${step}`, { body, token });

test('APT-06: a guest holds a time, nobody else gets it, and the hold survives signing up', async () => {
  const [slot, other] = await system.openSlots(await system.addPractitioner(), 2);
  const { token: guestToken, held } = await holdAsGuest(system, slot?.slotId);
  expect(held).toMatchObject({ status: 201, body: { status: 'pending', start: slot?.start } });
  const rival = await system.signUp();
  expect(await system.book(rival, slot?.slotId ?? '')).toMatchObject({ status: 409, body: { reason: 'slot-held' } });
  expect(await system.book({ token: guestToken }, other?.slotId ?? '')).toMatchObject({ status: 403 });
  const patient = await system.signUp();
  const id = text(held, 'appointmentId');
  expect(await act(patient.token, id, 'confirm')).toMatchObject({ status: 403, body: { reason: 'not-yours' } });
  const booked = await act(patient.token, id, 'confirm', { guestToken, reason: 'A tooth' });
  expect(booked).toMatchObject({ status: 200, body: { status: 'booked', appointmentId: id } });
});

test('PAT-17, BYD-05, APT-01: a visit moves to another day and doctor in one step and keeps its id', async () => {
  const [ines, mats] = [await system.addPractitioner(), await system.addPractitioner()];
  const [from] = await system.openSlots(ines, 1);
  const [to, next] = await system.openSlots(mats, 2, { daysAhead: 5 });
  const patient = await system.signUp();
  const id = text(await system.book(patient, from?.slotId ?? ''), 'appointmentId');
  const key = randomUUID();
  const move = () =>
    system.call(`/api/appointments/${id}/reschedule`, {
      body: { slotId: to?.slotId, expectedStart: from?.start },
      token: patient.token,
      key,
    });
  const moved = await move();
  expect(moved).toMatchObject({ status: 200, body: { appointmentId: id, status: 'booked', start: to?.start } });
  const again = await move();
  expect([again.status, again.body['start']]).toEqual([200, to?.start]);
  const position = text(moved, 'position');
  const read = await system.call(`/api/appointments/${id}`, {
    token: patient.token,
    headers: { 'Daybook-Min-Position': position },
  });
  expect(read.body).toMatchObject({ practitionerId: mats.practitionerId, start: to?.start, move: 1 });
  expect((await freeTimes(system, `practitionerId=${ines.practitionerId}`, position)).length).toBe(1);
  expect((await freeTimes(system, `practitionerId=${mats.practitionerId}`, position)).length).toBe(1);
  // The old doctor has nothing to do with it any more, the new one has; the id still finds it.
  expect((await act(ines.token, id, 'cancel')).status).toBe(403);
  const onwards = { slotId: next?.slotId, expectedStart: to?.start };
  expect(await act(mats.token, id, 'reschedule', onwards)).toMatchObject({ status: 200, body: { start: next?.start } });
  expect(await act(patient.token, id, 'cancel', { expectedStart: to?.start })).toMatchObject({ status: 409 });
  expect(await act(patient.token, id, 'cancel')).toMatchObject({ status: 200, body: { status: 'cancelled' } });
});

test('moving to a taken time leaves the visit where it is', async () => {
  const practitioner = await system.addPractitioner();
  const [from] = await system.openSlots(practitioner, 1);
  const [to] = await system.openSlots(practitioner, 1, { daysAhead: 4 });
  const [patient, rival] = [await system.signUp(), await system.signUp()];
  const id = text(await system.book(patient, from?.slotId ?? ''), 'appointmentId');
  await system.book(rival, to?.slotId ?? '');
  const wish = { slotId: to?.slotId, expectedStart: from?.start };
  expect(await act(patient.token, id, 'reschedule', wish)).toMatchObject({
    status: 409,
    body: { reason: 'slot-taken' },
  });
  expect((await act(patient.token, id, 'cancel', { expectedStart: from?.start })).status).toBe(200);
});

test('APT-03: arrived, done, missed: each once and in order', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const patient = await system.signUp();
  const id = text(await system.book(patient, slot?.slotId ?? ''), 'appointmentId');
  expect(await act(patient.token, id, 'arrive')).toMatchObject({ status: 403 });
  expect(await act(practitioner.token, id, 'arrive')).toMatchObject({ status: 422, body: { reason: 'too-early' } });
  expect(await act(practitioner.token, id, 'no-show')).toMatchObject({ status: 422, body: { reason: 'too-early' } });
  expect(await act(practitioner.token, id, 'entered-in-error')).toMatchObject({ body: { status: 'entered-in-error' } });
  expect(await act(practitioner.token, id, 'fulfil')).toMatchObject({
    status: 409,
    body: { reason: 'illegal-transition' },
  });
});

test('APT-04: the front desk books for somebody on the telephone who has no e-mail', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const token = await system.admin();
  const added = await system.call('/api/patients', { body: { name: 'Erna Kowalski', phone: '040 123' }, token });
  expect(added.status).toBe(201);
  const patientId = text(added, 'patientId');
  const found = await system.call('/api/patients?q=kowal', {
    token,
    headers: { 'Daybook-Min-Position': text(added, 'position') },
  });
  expect(found.body['items']).toMatchObject([{ patientId, name: 'Erna Kowalski' }]);
  const booked = await system.call('/api/appointments', { body: { slotId: slot?.slotId, patientId }, token });
  expect(booked.status).toBe(201);
});

test('two visits of one day are swapped at once; of two days it is refused', async () => {
  const practitioner = await system.addPractitioner();
  const [one, two] = await system.openSlots(practitioner, 2);
  const [far] = await system.openSlots(practitioner, 1, { daysAhead: 6 });
  const booked: string[] = [];
  for (const slot of [one, two, far])
    booked.push(text(await system.book(await system.signUp(), slot?.slotId ?? ''), 'appointmentId'));
  const swap = (withAppointmentId: string | undefined, withExpectedStart: string | undefined) =>
    act(practitioner.token, booked[0] ?? '', 'swap', {
      withAppointmentId,
      withExpectedStart,
      expectedStart: one?.start,
    });
  expect(await swap(booked[2], far?.start)).toMatchObject({ status: 422, body: { reason: 'other-page' } });
  expect(await swap(booked[1], two?.start)).toMatchObject({
    status: 200,
    body: { appointments: [{ start: two?.start }, { start: one?.start }] },
  });
});

test('APT-05: a series is booked whole or not at all, or as far as it is free', async () => {
  // Weeks of a clock that is never changed.
  const practitioner = await system.addPractitioner({ bookZone: 'UTC' });
  const weeks: (OpenedSlot | undefined)[] = [];
  for (const week of [0, 1, 2]) weeks.push((await system.openSlots(practitioner, 1, { daysAhead: 2 + 7 * week }))[0]);
  const [patient, rival] = [await system.signUp(), await system.signUp()];
  await system.book(rival, weeks[1]?.slotId ?? '');
  const series = (mode: string) =>
    system.call('/api/appointments/series', {
      body: { slotId: weeks[0]?.slotId, everyWeeks: 1, count: 3, mode },
      token: patient.token,
    });
  expect(await series('all')).toMatchObject({
    status: 409,
    body: { reason: 'series-not-free', conflicts: [{ start: weeks[1]?.start, reason: 'slot-taken' }] },
  });
  const some = await series('free');
  expect(some).toMatchObject({ status: 201, body: { refused: [{ start: weeks[1]?.start, reason: 'slot-taken' }] } });
  expect(some.body['appointments']).toHaveLength(2);
});

test('APT-05: staff set rules aside for a whole series and say why; each visit records it, and patients cannot', async () => {
  const practitioner = await system.addPractitioner({ bookZone: 'UTC' });
  const [first] = await system.openSlots(practitioner, 1, { daysAhead: 2 });
  await system.openSlots(practitioner, 1, { daysAhead: 9 });
  await system.call(`/api/practitioners/${practitioner.practitionerId}/availability`, {
    method: 'PUT',
    body: { available: false },
    token: practitioner.token,
  });
  const patient = await system.signUp();
  const series = (token: string, override?: { reason: string }) =>
    system.call('/api/appointments/series', {
      body: {
        slotId: first?.slotId,
        everyWeeks: 1,
        count: 2,
        mode: 'all',
        ...(override === undefined ? {} : { override }),
        ...(token === practitioner.token ? { patientId: patient.patientId } : {}),
      },
      token,
    });
  const override = { reason: 'A course of treatment' };
  expect(await series(patient.token, override)).toMatchObject({
    status: 403,
    body: { reason: 'override-not-allowed' },
  });
  const unavailable = { reason: 'practitioner-unavailable' };
  expect(await series(practitioner.token)).toMatchObject({
    status: 409,
    body: { conflicts: [unavailable, unavailable] },
  });
  const booked = await series(practitioner.token, override);
  expect(booked.status).toBe(201);
  const rules = { overridden: ['practitioner-unavailable'] };
  await expect
    .poll(() =>
      askReadModels(
        system,
        `select overridden from schedule.appointment where series_id = '${text(booked, 'seriesId')}'`,
      ),
    )
    .toEqual([rules, rules]);
});

test('PAT-12: a doctor who takes no bookings is not booked', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const path = `/api/practitioners/${practitioner.practitionerId}/availability`;
  const set = (available: boolean) =>
    system.call(path, { method: 'PUT', body: { available }, token: practitioner.token });
  await set(false);
  const patient = await system.signUp();
  expect(await system.book(patient, slot?.slotId ?? '')).toMatchObject({
    body: { reason: 'practitioner-unavailable' },
  });
  await set(true);
  expect((await system.book(patient, slot?.slotId ?? '')).status).toBe(201);
});

test('afterwards the log proves it: no overlap ever, no drift, tables equal to a rebuild', async () => {
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 120_000);
