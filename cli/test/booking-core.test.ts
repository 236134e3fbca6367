import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { freeTimes, openClinic, text } from './clinic.ts';
import { startSystem, statuses, type OpenedSlot, type System } from './system.ts';
import { compareWithRebuild, verifySystem } from './verify-system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ HOLD_SECONDS: '3', RECOVER_AFTER_SECONDS: '1' });
}, 120_000);
afterAll(() => system.end());

/** One question to the read models. */
async function ask(question: string): Promise<Record<string, unknown>[]> {
  const logger = createLogger('test', 'silent');
  const database = connectPostgres<object>(system.daybook.databaseUrl, { service: 'test', logger });
  try {
    return (await sql<Record<string, unknown>>`${sql.raw(question)}`.execute(database)).rows;
  } finally {
    await database.destroy();
  }
}

const openedSlots = z.object({ slots: z.array(z.object({ slotId: z.string() })) });

const hold = (token: string, slotId: string) =>
  system.call('/api/appointments', { body: { slotId, hold: true }, token });
const act = (token: string, appointmentId: string, step: string, body: unknown = {}) =>
  system.call(`/api/appointments/${appointmentId}/${step}`, { body, token });
const guest = async () => text(await system.call('/api/auth/guest', { method: 'POST' }), 'token');

test('APT-06: a guest holds a time, nobody else gets it, and the hold survives signing up', async () => {
  const [slot, other] = await system.openSlots(await system.addPractitioner(), 2);
  const guestToken = await guest();
  const held = await hold(guestToken, slot?.slotId ?? '');
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

test('APT-06: a lapsed hold is ended by the policy, and the time is on offer again', async () => {
  const practitioner = await system.addPractitioner();
  const [slot] = await system.openSlots(practitioner, 1);
  const held = await hold(await guest(), slot?.slotId ?? '');
  const query = `practitionerId=${practitioner.practitionerId}`;
  expect(await freeTimes(system, query, text(held, 'position'))).toEqual([]);
  for (let patience = 0; patience < 60; patience++) {
    if ((await freeTimes(system, query, '0')).length > 0) break;
    await wait(500);
  }
  expect((await freeTimes(system, query, '0')).map(({ slotId }) => slotId)).toEqual([slot?.slotId]);
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
      ask(`select data->'overridden' as rules, data->>'overrideReason' as why from audit.audit_log
      where position = ${position}`),
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
  const practitioner = await system.addPractitioner();
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
  const practitioner = await system.addPractitioner();
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
    .poll(() => ask(`select overridden from schedule.appointment where series_id = '${text(booked, 'seriesId')}'`))
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

test('a hundred moves across days with command-api killed in the middle: everybody has exactly one time', async () => {
  const practitioner = await system.addPractitioner();
  const from = await system.openSlots(practitioner, 60, { minutes: 10 });
  const to = await system.openSlots(practitioner, 60, { minutes: 10, daysAhead: 3 });
  const people = await Promise.all(from.map(() => system.signUp()));
  const booked = await Promise.all(from.map((slot, index) => system.book(people[index] ?? { token: '' }, slot.slotId)));
  expect(statuses(booked)).toEqual({ 201: 60 });
  const keys = from.map(() => randomUUID());
  const move = async (index: number): Promise<number> => {
    try {
      const answer = await system.call(`/api/appointments/${String(booked[index]?.body['appointmentId'])}/reschedule`, {
        body: { slotId: to[index]?.slotId, expectedStart: from[index]?.start },
        token: people[index]?.token,
        key: keys[index] ?? '',
      });
      return answer.status;
    } catch {
      return 0;
    }
  };
  const first = from.map((_, index) => move(index));
  await wait(150);
  const victim = system.daybook.services['command-api'].pid();
  if (victim === undefined) throw new Error('command-api is not running');
  process.kill(victim, 'SIGKILL');
  await Promise.all(first);
  for (const index of from.keys()) {
    let status = await move(index);
    for (let patience = 0; status !== 200 && status !== 409 && patience < 100; patience++) {
      await wait(200);
      status = await move(index);
    }
    expect([200, 409]).toContain(status);
  }
  for (let patience = 0; patience < 100; patience++) {
    const open = await ask(
      "select count(*)::int as n from schedule.transfer where status in ('reserved','moved','refused')",
    );
    if (open[0]?.['n'] === 0) break;
    await wait(200);
  }
  const places = await ask(
    `select count(*)::int as n, count(distinct patient_id)::int as people from schedule.appointment
     where practitioner_id = '${practitioner.practitionerId}' and status = 'booked'`,
  );
  expect(places).toEqual([{ n: 60, people: 60 }]);
}, 120_000);

test('afterwards the log proves it: no overlap ever, no drift, tables equal to a rebuild', async () => {
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
  expect(await compareWithRebuild(system)).toMatchObject({ same: true });
}, 120_000);
