import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { daybookPrefixes } from '@daybook/contracts/stream-names.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { freeTimes, openClinic, text } from './clinic.ts';
import { startSystem, statuses, type Answer, type System } from './system.ts';
import { verifySystem } from './verify-system.ts';

let system: System;
let admin: string;
beforeAll(async () => {
  system = await startSystem();
  admin = await system.admin();
}, 120_000);
afterAll(() => system.end());

const profile = {
  name: 'Dr. Nia Newcomer',
  specialty: 'Dentist',
  degree: 'DDS',
  experience: 3,
  about: 'New in town.',
  address: ['Quay 1'],
  fee: { amount: 5000, currency: 'EUR' },
};
const at = (position: string) => ({ 'Daybook-Min-Position': position });

async function join(more: Readonly<Record<string, unknown>> = {}) {
  const email = `${randomUUID()}@newcomers.example`;
  const body = { ...profile, email, password: 'correct horse', ...more };
  const answer = await system.call('/api/auth/register-practitioner', { body });
  const { token, practitionerId, position } = z
    .object({ token: z.string(), practitionerId: z.uuid(), position: z.string() })
    .parse(answer.body);
  return { answer, email, token, practitionerId, position };
}
const seen = { name: profile.name, degree: profile.degree };
const verify = (practitionerId: string, token = admin, body: object = seen) =>
  system.call(`/api/practitioners/${practitionerId}/verify`, { body, token, key: randomUUID() });
const openNamed = (name: string, token = admin, more: object = {}) =>
  system.call('/api/locations', {
    body: { name, address: ['Quay 1'], zone: 'Europe/Berlin', ...more },
    token,
    key: randomUUID(),
  });
const change = (locationId: string, body: object, token = admin) =>
  system.call(`/api/locations/${locationId}`, { method: 'PATCH', body, token, key: randomUUID() });
const freshName = (): string => `Clinic ${randomUUID()}`;
const listed = async (query: string, position: string, token?: string) => {
  const answer = await system.call(`/api/practitioners?limit=500${query}`, { token, headers: at(position) });
  return z
    .object({ items: z.array(z.object({ practitionerId: z.string(), verified: z.boolean() })) })
    .parse(answer.body).items;
};
const refusal = ({ status, body }: Answer) => [
  status,
  body['reason'],
  z
    .array(z.object({ field: z.string() }))
    .parse(body['errors'] ?? [])
    .map(({ field }) => field),
];

describe('a doctor signs up', () => {
  test('is signed in as a doctor, and the same e-mail is refused beside its field', async () => {
    const { answer, email } = await join();
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ role: 'practitioner' });
    expect(answer.body['patientId']).toBeUndefined();
    const again = await system.call('/api/auth/register-practitioner', {
      body: { ...profile, email: email.toUpperCase(), password: 'correct horse' },
    });
    expect(refusal(again)).toEqual([409, 'email-taken', ['email']]);
    await system.login(email);
  });

  test.each([
    ['a bad e-mail', { email: 'nobody' }, 'email'],
    ['a short password', { password: 'short' }, 'password'],
    ['a speciality there is not', { specialty: 'Wizard' }, 'specialty'],
    ['no address', { address: [] }, 'address'],
    ['a fee of nothing known', { fee: { amount: -1, currency: 'EUR' } }, 'fee.amount'],
    ['a clock there is not', { bookZone: 'Mars/Olympus' }, 'bookZone'],
    ['a wish to be verified', { verified: true }, 'verified'],
  ])('%s is refused and names the field', async (_, more, field) => {
    const body = { ...profile, email: `${randomUUID()}@newcomers.example`, password: 'correct horse', ...more };
    const answer = await system.call('/api/auth/register-practitioner', { body });
    expect(answer.status).toBe(400);
    expect(refusal(answer)[2]).toEqual([field]);
  });
});

test('until an admin verifies them patients do not see or book them, and all can be ready', async () => {
  const { practitionerId, token } = await join();
  const [patient, other] = [await system.signUp(), await system.addPractitioner()];
  const { locationId } = await openClinic(system, { horizonDays: 10 }, [], freshName());
  // All that is theirs they may do already.
  const path = `/api/practitioners/${practitionerId}`;
  const fee = { amount: 7000, currency: 'EUR' };
  expect((await system.call(path, { method: 'PATCH', body: { fee }, token })).status).toBe(200);
  const daily = [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ranges: [{ from: '10:00', until: '11:00' }] }));
  const hours = await system.call(`${path}/weekly-hours`, {
    method: 'PUT',
    body: { locationId, slotMinutes: 30, hours: daily },
    token,
  });
  const [slot] = await system.openSlots({ practitionerId, token }, 1, { daysAhead: 3 });
  const position = text(hours, 'position');
  expect(Number(hours.body['opened'])).toBeGreaterThan(5);

  // Who sees them: themselves and admins.
  for (const who of [undefined, patient.token, other.token]) {
    expect((await system.call(path, { token: who, headers: at(position) })).status).toBe(404);
    const one = `/api/slots?practitionerId=${practitionerId}`;
    for (const query of [one, `${one}&status=entered-in-error`, `/api/slots?locationId=${locationId}`])
      expect((await system.call(query, { token: who, headers: at(position) })).body).toEqual({ items: [] });
    for (const query of ['', '&verified=any', '&verified=false', '&q=newcomer', '&specialty=Dentist']) {
      const ids = (await listed(query, position, who)).map((one) => one.practitionerId);
      expect(ids).not.toContain(practitionerId);
    }
  }
  for (const who of [token, admin]) {
    expect((await system.call(path, { token: who, headers: at(position) })).body).toMatchObject({
      verified: false,
      fee,
      nextFree: [],
    });
    const own = await system.call(`/api/slots?practitionerId=${practitionerId}`, { token: who, headers: at(position) });
    expect(z.array(z.unknown()).parse(own.body['items']).length).toBeGreaterThan(5);
  }
  expect((await listed('', position, admin)).map((one) => one.practitionerId)).not.toContain(practitionerId);
  expect(await listed('&verified=false', position, admin)).toContainEqual(
    expect.objectContaining({ practitionerId, verified: false }),
  );
  expect((await listed('&verified=any', position, admin)).map((one) => one.practitionerId)).toEqual(
    expect.arrayContaining([practitionerId, other.practitionerId]),
  );
  const forged = await system.call(path, { token: 'x.y.z' });
  expect(refusal(forged).slice(0, 2)).toEqual([401, 'token-invalid']);

  // Nobody gets a time with them: not by booking, holding or moving, and no reason of staff sets that aside.
  const slotId = slot?.slotId ?? '';
  const refused = [422, 'practitioner-not-verified', ['slotId']];
  expect(refusal(await system.book(patient, slotId))).toEqual(refused);
  const wish = { slotId, hold: true };
  expect(refusal(await system.call('/api/appointments', { body: wish, token: patient.token }))).toEqual(refused);
  const set = { slotId, patientId: patient.patientId, override: { reason: 'a friend' } };
  for (const who of [admin, token])
    expect(refusal(await system.call('/api/appointments', { body: set, token: who }))).toEqual(refused);
  const [theirs] = await system.openSlots(other, 1);
  const booked = await system.book(patient, theirs?.slotId ?? '');
  const visit = `/api/appointments/${text(booked, 'appointmentId')}`;
  const move = { slotId, expectedStart: theirs?.start };
  expect(refusal(await system.call(`${visit}/reschedule`, { body: move, token: patient.token }))).toEqual(refused);
  expect(
    (await system.call(visit, { token: patient.token, headers: at(text(booked, 'position')) })).body,
  ).toMatchObject({
    status: 'booked',
    start: theirs?.start,
  });
  const explain = (who: string) =>
    system.call(`/api/slots/explain?practitionerId=${practitionerId}&start=${slot?.start}`, {
      token: who,
      headers: at(text(booked, 'position')),
    });
  expect((await explain(patient.token)).status).toBe(404);
  const why = await explain(token);
  expect(why.body).toMatchObject({
    offered: false,
    reasons: [expect.objectContaining({ reason: 'practitioner-not-verified', canBeOverridden: false })],
  });

  // One word of an admin, and all of it is there.
  expect((await verify(practitionerId, token)).status).toBe(403);
  expect(refusal(await verify(randomUUID()))).toEqual([404, 'practitioner-not-found', ['id']]);
  const [first, second] = [await verify(practitionerId), await verify(practitionerId)];
  expect(first.body).toMatchObject({ practitionerId, verified: true });
  expect([second.status, second.body]).toEqual([200, first.body]);
  const known = text(first, 'position');
  expect((await system.call(path, { headers: at(known) })).body).toMatchObject({ verified: true, fee });
  expect((await listed('', known)).map((one) => one.practitionerId)).toContain(practitionerId);
  const times = await freeTimes(system, `practitionerId=${practitionerId}`, known);
  expect(times.map((time) => time.slotId)).toContain(slotId);
  expect((await system.book(patient, slotId)).status).toBe(201);
});

test('until then they neither find nor note patients; verified, at once', async () => {
  const { practitionerId, token } = await join();
  const note = () => system.call('/api/patients', { body: { name: 'Erna Junk' }, token, key: randomUUID() });
  const find = (position?: string) =>
    system.call('/api/patients?q=erna', { token, headers: position === undefined ? {} : at(position) });
  for (const answer of [await note(), await find()])
    expect(refusal(answer)).toEqual([403, 'practitioner-not-verified', []]);
  const position = text(await verify(practitionerId), 'position');
  expect((await note()).status).toBe(201);
  expect((await find(position)).status).toBe(200);
});

test('what an admin checked stays as it was checked', async () => {
  const { practitionerId, token } = await join();
  const call = (body: object, who: string) =>
    system.call(`/api/practitioners/${practitionerId}`, { method: 'PATCH', body, token: who, key: randomUUID() });
  const famous = { name: 'Dr. Fay Famous' };
  expect((await call(famous, token)).status).toBe(200);
  expect(refusal(await verify(practitionerId))).toEqual([409, 'profile-changed', ['name']]);
  expect(refusal(await verify(practitionerId, admin, {}))).toEqual([400, 'malformed', ['name', 'degree']]);
  expect((await verify(practitionerId, admin, { ...seen, ...famous })).status).toBe(200);
  expect(refusal(await call(seen, token))).toEqual([403, 'verified-facts', ['name']]);
  expect(refusal(await call({ degree: 'Professor', about: 'x' }, token))).toEqual([403, 'verified-facts', ['degree']]);
  expect((await call({ ...famous, about: 'Still here.' }, token)).status).toBe(200);
  expect((await call(seen, admin)).status).toBe(200);
});

test('a verified doctor registers a clinic, runs it, and works there; others only join it', async () => {
  const { practitionerId, token } = await join();
  const waiting = await join();
  const name = freshName();
  const coordinates = { latitude: 53.543, longitude: -9.993 };
  expect(refusal(await openNamed(name, token))).toEqual([403, 'not-verified', []]);
  await verify(practitionerId);
  const opened = await openNamed(name, token, { coordinates });
  expect(opened.status).toBe(201);
  const locationId = text(opened, 'locationId');
  const clinicAt = async (position: string) => {
    const { body } = await system.call('/api/locations', { headers: at(position) });
    const { items } = z.object({ items: z.array(z.looseObject({ locationId: z.string() })) }).parse(body);
    return items.find((one) => one.locationId === locationId);
  };
  expect(await clinicAt(text(opened, 'position'))).toMatchObject({ name, coordinates, founderId: practitionerId });

  const closure = { name: 'Feast', firstDate: '2031-01-01', lastDate: '2031-01-02' };
  const all = (who: string) => [
    () => change(locationId, { coordinates: { latitude: -90, longitude: 180 } }, who),
    () => system.call(`/api/locations/${locationId}/policy`, { method: 'PUT', body: openPolicy, token: who }),
    () =>
      system.call(`/api/locations/${locationId}/visit-types`, { method: 'PUT', body: { visitTypes: [] }, token: who }),
    () => system.call(`/api/locations/${locationId}/closures`, { body: closure, token: who }),
  ];
  const stranger = await system.addPractitioner();
  for (const who of [stranger.token, waiting.token])
    for (const wish of all(who)) expect(refusal(await wish())).toEqual([403, 'not-yours', []]);
  for (const wish of all(token)) expect((await wish()).status).toBeLessThan(300);
  const added = await system.call(`/api/locations/${locationId}/closures`, { body: closure, token });
  const removal = `/api/locations/${locationId}/closures/${text(added, 'closureId')}`;
  expect((await system.call(removal, { method: 'DELETE', token: stranger.token })).status).toBe(403);
  const removed = await system.call(removal, { method: 'DELETE', token });
  expect(await clinicAt(text(removed, 'position'))).toMatchObject({ coordinates: { latitude: -90, longitude: 180 } });

  // Anybody joins by working there.
  const start = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
  const slots = [{ start: `${start}T08:00:00Z`, end: `${start}T08:30:00Z` }];
  const body = { locationId, slots };
  const there = await system.call(`/api/practitioners/${stranger.practitionerId}/slots`, {
    body,
    token: stranger.token,
  });
  expect(there.status).toBe(201);
});

describe('the name of a clinic is one', () => {
  test('of 20 openings at one moment one is made, and the others hear which field is wrong', async () => {
    const name = freshName();
    const spelled = (n: number) => (n % 2 === 0 ? name : `  ${name.toUpperCase().replace(' ', '\u00a0 ')}`);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => openNamed(spelled(n))));
    expect(statuses(answers)).toEqual({ 201: 1, 409: 19 });
    for (const answer of answers.filter(({ status }) => status === 409))
      expect(refusal(answer)).toEqual([409, 'location-name-taken', ['name']]);
  });

  test('a repeated request gets the answer it had, also where another took the name', async () => {
    const [key, loser] = [randomUUID(), randomUUID()];
    const body = { name: freshName(), address: ['Quay 1'], zone: 'Europe/Berlin' };
    const ask = (one: string) => system.call('/api/locations', { body, token: admin, key: one });
    const [first, refused] = [await ask(key), await ask(loser)];
    expect((await ask(key)).text).toBe(first.text);
    expect([refused.status, (await ask(loser)).text]).toEqual([409, refused.text]);
    await change(text(first, 'locationId'), { name: freshName() });
    expect((await ask(key)).text).toBe(first.text);
  });

  test('another name is reserved first; a taken one leaves the clinic as it was', async () => {
    const [one, two, wanted] = [freshName(), freshName(), freshName()];
    const ids = [text(await openNamed(one), 'locationId'), text(await openNamed(two), 'locationId')] as const;
    const answers = await Promise.all(ids.map((id) => change(id, { name: wanted })));
    expect(statuses(answers)).toEqual({ 200: 1, 409: 1 });
    expect(refusal(await openNamed(wanted))).toEqual([409, 'location-name-taken', ['name']]);
    const lost = answers.findIndex(({ status }) => status === 409);
    const [id = '', name] = [ids[lost], [one, two][lost]];
    const moved = await change(id, { address: ['Quay 2'], name });
    expect(moved.status).toBe(200);
    const { body } = await system.call('/api/locations', { headers: at(text(moved, 'position')) });
    expect(body['items']).toContainEqual(expect.objectContaining({ locationId: id, name, address: ['Quay 2'] }));
    expect(
      z
        .array(z.looseObject({ name: z.string() }))
        .parse(body['items'])
        .filter((clinic) => clinic.name === wanted),
    ).toHaveLength(1);
  });

  test('a clinic of older days, whose id is any, keeps its name; a name that is kept is no clinic', async () => {
    const [locationId, name] = [randomUUID(), freshName()];
    const store = connectEventStore(system.daybook.eventStoreUrl);
    const old = { locationId, name, address: ['Old Street 1'], zone: 'Europe/Berlin' };
    const event = { id: randomUUID(), type: 'LocationOpened', data: old, metadata: { schemaVersion: 1 } };
    const { position } = await store.append(`location-${locationId}`, 'no_stream', [event]);
    // The read model has it: it suggests what the log is asked for.
    await system.call('/api/locations', { headers: at(`${position}`) });
    expect(refusal(await openNamed(name.toLowerCase()))).toEqual([409, 'location-name-taken', ['name']]);
    expect(refusal(await change(text(await openNamed(freshName()), 'locationId'), { name }))[0]).toBe(409);

    expect((await change(locationId, { name: `${name} and more` })).status).toBe(200);
    const reserved: string[] = [];
    const held = z.looseObject({ heldBy: z.literal(locationId), locationId: z.string() });
    for await (const { type, data } of store.readLog({ prefixes: daybookPrefixes }))
      if (type === 'LocationNameReserved' && held.safeParse(data).success) reserved.push(held.parse(data).locationId);
    await store.close();
    const [kept = ''] = reserved;
    expect(refusal(await change(kept, { phone: '+49 40 1' }))).toEqual([404, 'location-not-found', ['id']]);
    const { practitionerId, token } = await system.addPractitioner();
    const path = `/api/practitioners/${practitionerId}`;
    const hours = { locationId: kept, slotMinutes: 30, hours: [] };
    const nowhere = [422, 'location-not-found', ['locationId']];
    expect(refusal(await system.call(`${path}/weekly-hours`, { method: 'PUT', body: hours, token }))).toEqual(nowhere);
    const slots = [{ start: '2031-05-06T08:00:00Z', end: '2031-05-06T08:30:00Z' }];
    expect(refusal(await system.call(`${path}/slots`, { body: { locationId: kept, slots }, token }))).toEqual(nowhere);
  });

  test.each([
    ['beyond the pole', { latitude: 90.1, longitude: 0 }, 'coordinates.latitude'],
    ['beyond the date line', { latitude: 0, longitude: -180.1 }, 'coordinates.longitude'],
    ['half a place', { latitude: 0 }, 'coordinates.longitude'],
    ['no number', { latitude: '53', longitude: 9 }, 'coordinates.latitude'],
  ])('coordinates %s are refused', async (_, coordinates, field) => {
    const answer = await openNamed(freshName(), admin, { coordinates });
    expect([answer.status, refusal(answer)[2]]).toEqual([400, [field]]);
  });
});

test('the e-mail of a doctor who signs up is in no event', async () => {
  const { email, practitionerId } = await join();
  const store = connectEventStore(system.daybook.eventStoreUrl);
  const own: string[] = [];
  for await (const { stream, type, data, metadata } of store.readLog({ prefixes: daybookPrefixes })) {
    expect(JSON.stringify([stream, data, metadata])).not.toContain(email);
    if (stream.endsWith(practitionerId)) own.push(type);
  }
  await store.close();
  expect(own).toEqual(['PractitionerRegistered']);
});

test('verify finds nothing to complain of', async () => {
  expect(await verifySystem(system)).toEqual({ overlaps: [], audit: [], drift: [] });
});
