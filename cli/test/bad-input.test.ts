import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSystem, type CallOptions, type OpenedSlot, type Person, type System } from './system.ts';

let system: System;
let patient: Person;
let other: Person;
let practitioner: { practitionerId: string; token: string };
let stranger: { practitionerId: string; token: string };
let admin: string;
let slots: OpenedSlot[];
let appointmentId: string;
let pids: Record<string, number | undefined>;
const pidsNow = () =>
  Object.fromEntries(Object.entries(system.daybook.services).map(([name, service]) => [name, service.pid()]));

beforeAll(async () => {
  system = await startSystem();
  [patient, other] = [await system.signUp(), await system.signUp()];
  [practitioner, stranger] = [await system.addPractitioner(), await system.addPractitioner()];
  admin = await system.admin();
  slots = await system.openSlots(practitioner, 4);
  const booked = await system.book(patient, slots[0]?.slotId ?? '');
  appointmentId = String(booked.body['appointmentId']);
  // The read side has all of it before anything is asked.
  await system.call('/api/appointments', {
    token: patient.token,
    headers: { 'Daybook-Min-Position': String(booked.body['position']) },
  });
  pids = pidsNow();
}, 120_000);
afterAll(async () => {
  expect(pidsNow()).toEqual(pids);
  await system.end();
});

const iso = (ms: number) => new Date(Math.floor(ms / 60_000) * 60_000).toISOString();
const tomorrow = () => Date.now() + 86_400_000;
const open = (slots: unknown, token = practitioner.token) => ({
  path: `/api/practitioners/${practitioner.practitionerId}/slots`,
  body: { slots },
  token,
});
const bookWith = (body: unknown, token = patient.token) => ({ path: '/api/appointments', body, token });
const unknownSlot = () => slots[0]?.slotId.replace(/s[0-9a-f]{12}$/, 'sffffffffffff');
const forged = async (key: Uint8Array, expires: string | number) =>
  new SignJWT({ role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('daybook')
    .setSubject(randomUUID())
    .setIssuedAt(0)
    .setExpirationTime(expires)
    .sign(key);

type Case = [
  what: string,
  request: () => Promise<CallOptions & { path: string }> | (CallOptions & { path: string }),
  status: number,
  reason: string,
  field?: string,
];

const cases: Case[] = [
  [
    'malformed JSON',
    () => ({ path: '/api/appointments', raw: '{"slotId":', token: patient.token }),
    400,
    'malformed',
    'body',
  ],
  ['no body', () => ({ path: '/api/appointments', method: 'POST', token: patient.token }), 400, 'malformed', 'body'],
  ['an array as body', () => bookWith([]), 400, 'malformed', 'body'],
  ['a wrong type', () => bookWith({ slotId: 7 }), 400, 'malformed', 'slotId'],
  ['a missing field', () => bookWith({}), 400, 'malformed', 'slotId'],
  ['an unknown field', () => bookWith({ slotId: slots[1]?.slotId, price: 0 }), 400, 'malformed', 'price'],
  ['a slot id that is none', () => bookWith({ slotId: 'day-1' }), 400, 'malformed', 'slotId'],
  [
    'an impossible date in an id',
    () => bookWith({ slotId: slots[0]?.slotId.replace(/_\d{4}-\d\d-\d\d_/, '_2026-02-31_') }),
    404,
    'not-found',
    'slotId',
  ],
  ['a huge body', () => bookWith({ slotId: 'x'.repeat(200_000) }), 413, 'too-large'],
  [
    'a key that is no uuid',
    () => ({ ...bookWith({ slotId: slots[1]?.slotId }), key: 'again' }),
    400,
    'malformed',
    'Idempotency-Key',
  ],
  ['an unknown slot', () => bookWith({ slotId: unknownSlot() }), 404, 'slot-not-found', 'slotId'],
  ['a taken slot', () => bookWith({ slotId: slots[0]?.slotId }, other.token), 409, 'slot-taken', 'slotId'],
  [
    'a booking for somebody else',
    () => bookWith({ slotId: slots[1]?.slotId, patientId: other.patientId }),
    403,
    'not-yours',
    'patientId',
  ],
  [
    'a booking at the desk for nobody',
    () => bookWith({ slotId: slots[1]?.slotId }, practitioner.token),
    422,
    'patient-missing',
    'patientId',
  ],
  [
    'a booking for an unknown patient',
    () => bookWith({ slotId: slots[1]?.slotId, patientId: randomUUID() }, admin),
    422,
    'patient-unknown',
    'patientId',
  ],
  [
    "another practitioner's slot",
    () => bookWith({ slotId: slots[1]?.slotId, patientId: patient.patientId }, stranger.token),
    403,
    'not-yours',
    'patientId',
  ],
  [
    'a past slot',
    () => open([{ start: iso(Date.now() - 3_600_000), end: iso(Date.now() - 1_800_000) }]),
    422,
    'slot-in-past',
    'slots.0.start',
  ],
  [
    'an end before its start',
    () => open([{ start: iso(tomorrow()), end: iso(tomorrow() - 60_000) }]),
    422,
    'end-before-start',
    'slots.0.end',
  ],
  ['an overlapping slot', () => open([{ start: slots[0]?.start, end: slots[1]?.end }]), 409, 'slot-overlap', 'slots.0'],
  [
    'slots of two days',
    () =>
      open([
        { start: iso(tomorrow()), end: iso(tomorrow() + 60_000) },
        { start: iso(tomorrow() + 172_800_000), end: iso(tomorrow() + 172_860_000) },
      ]),
    422,
    'not-one-day',
    'slots.1',
  ],
  ['a time that is none', () => open([{ start: 'tomorrow', end: iso(tomorrow()) }]), 400, 'malformed', 'slots.0.start'],
  [
    'a time with seconds',
    () => open([{ start: '2099-01-01T10:00:30Z', end: '2099-01-01T10:30:00Z' }]),
    400,
    'malformed',
    'slots.0.start',
  ],
  ['no slots at all', () => open([]), 400, 'malformed', 'slots'],
  [
    "slots on another's page",
    () => open([{ start: iso(tomorrow()), end: iso(tomorrow() + 60_000) }], stranger.token),
    403,
    'not-yours',
  ],
  [
    'slots of an unknown practitioner',
    () => ({
      ...open([{ start: iso(tomorrow()), end: iso(tomorrow() + 60_000) }], admin),
      path: `/api/practitioners/${randomUUID()}/slots`,
    }),
    404,
    'practitioner-not-found',
  ],
  [
    "closing another's slot",
    () => ({ path: `/api/slots/${slots[1]?.slotId}`, method: 'DELETE', token: stranger.token }),
    403,
    'not-yours',
    'slotId',
  ],
  [
    'closing an unknown slot',
    () => ({ path: `/api/slots/${unknownSlot()}`, method: 'DELETE', token: practitioner.token }),
    404,
    'slot-not-found',
    'slotId',
  ],
  [
    "cancelling somebody else's appointment",
    () => ({ path: `/api/appointments/${appointmentId}/cancel`, body: {}, token: other.token }),
    403,
    'not-yours',
    'id',
  ],
  [
    'cancelling an unknown appointment',
    () => ({
      path: `/api/appointments/${appointmentId.replace(/a[0-9a-f]{12}$/, 'affffffffffff')}/cancel`,
      body: {},
      token: patient.token,
    }),
    404,
    'appointment-not-found',
    'id',
  ],
  [
    'an appointment id that is none',
    () => ({ path: '/api/appointments/1/cancel', body: {}, token: patient.token }),
    404,
    'not-found',
    'id',
  ],
  [
    'a move from a wrong start',
    () => ({
      path: `/api/appointments/${appointmentId}/reschedule`,
      body: { slotId: slots[2]?.slotId, expectedStart: slots[3]?.start },
      token: patient.token,
    }),
    409,
    'appointment-moved',
    'expectedStart',
  ],
  [
    'a move to a time another doctor does not have',
    () => ({
      path: `/api/appointments/${appointmentId}/reschedule`,
      body: {
        slotId: slots[2]?.slotId.replace(practitioner.practitionerId, stranger.practitionerId),
        expectedStart: slots[0]?.start,
      },
      token: patient.token,
    }),
    404,
    'slot-not-found',
    'slotId',
  ],
  [
    "reading somebody else's appointment",
    () => ({ path: `/api/appointments/${appointmentId}`, token: other.token }),
    403,
    'not-yours',
  ],
  [
    'reading its history',
    () => ({ path: `/api/appointments/${appointmentId}/history`, token: other.token }),
    403,
    'not-yours',
  ],
  [
    "listing somebody else's appointments",
    () => ({ path: `/api/appointments?patientId=${patient.patientId}`, token: other.token }),
    403,
    'not-yours',
  ],
  ['no token', () => ({ path: '/api/appointments' }), 401, 'token-missing'],
  ['a token that is none', () => ({ path: '/api/appointments', token: 'abc' }), 401, 'token-invalid'],
  [
    'a forged token',
    async () => ({ path: '/api/appointments', token: await forged(new Uint8Array(32), '1h') }),
    401,
    'token-invalid',
  ],
  [
    'an expired token',
    async () => ({
      path: '/api/appointments',
      token: await forged(Buffer.from(system.daybook.secrets.JWT_SECRET, 'base64'), 1),
    }),
    401,
    'token-expired',
  ],
  [
    'an unsigned token',
    () => ({
      path: '/api/me',
      token: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"role":"admin"}').toString('base64url')}.`,
    }),
    401,
    'token-invalid',
  ],
  [
    'a patient who adds a doctor',
    () => ({ path: '/api/practitioners', body: {}, token: patient.token }),
    403,
    'role-not-allowed',
  ],
  [
    'a doctor without a name',
    () => ({ path: '/api/practitioners', body: { email: 'a@b.example' }, token: admin }),
    400,
    'malformed',
    'name',
  ],
  [
    'a short password',
    () => ({ path: '/api/auth/register', body: { name: 'A', email: 'a@b.example', password: 'short' } }),
    400,
    'malformed',
    'password',
  ],
  [
    'a bad e-mail',
    () => ({ path: '/api/auth/register', body: { name: 'A', email: 'a@', password: 'long enough' } }),
    400,
    'malformed',
    'email',
  ],
  [
    'a chosen role (AUT-03)',
    () => ({
      path: '/api/auth/register',
      body: { name: 'A', email: 'a@b.example', password: 'long enough', role: 'admin' },
    }),
    400,
    'malformed',
    'role',
  ],
  [
    'an unknown user (PAT-02)',
    () => ({ path: '/api/auth/login', body: { email: 'nobody@b.example', password: 'long enough' } }),
    401,
    'wrong-credentials',
  ],
  ['a refresh without a session', () => ({ path: '/api/auth/refresh', method: 'POST' }), 401, 'session-ended'],
  [
    'a range that is too long',
    () => ({
      path: `/api/slots?practitionerId=${practitioner.practitionerId}&from=2027-01-01T00:00:00Z&to=2027-03-01T00:00:00Z`,
    }),
    422,
    'range-too-long',
    'to',
  ],
  [
    'a range that ends before it starts',
    () => ({
      path: `/api/slots?practitionerId=${practitioner.practitionerId}&from=2027-02-01T00:00:00Z&to=2027-01-01T00:00:00Z`,
    }),
    422,
    'range-reversed',
    'to',
  ],
  ['a bad cursor', () => ({ path: '/api/practitioners?cursor=nonsense' }), 400, 'malformed', 'cursor'],
  ['a bad limit', () => ({ path: '/api/practitioners?limit=100000' }), 400, 'malformed', 'limit'],
  ['a bad speciality', () => ({ path: '/api/practitioners?specialty=Astrologer' }), 400, 'malformed', 'specialty'],
  [
    'a bad position',
    () => ({ path: '/api/practitioners', headers: { 'Daybook-Min-Position': 'soon' } }),
    400,
    'malformed',
    'Daybook-Min-Position',
  ],
  ['an unknown practitioner', () => ({ path: `/api/practitioners/${randomUUID()}` }), 404, 'not-found'],
  [
    'a reason that is no text',
    () => bookWith({ slotId: slots[1]?.slotId, reason: 'a\ud800b' }),
    400,
    'malformed',
    'reason',
  ],
  [
    'a name that no database can hold',
    () => ({ path: '/api/auth/register', body: { name: 'N\u0000X', email: 'a@b.example', password: 'long enough' } }),
    400,
    'malformed',
    'name',
  ],
  ['a search for U+0000', () => ({ path: '/api/practitioners?q=%00' }), 400, 'malformed', 'q'],
  [
    'a body that does not say it is JSON',
    () => ({
      path: `/api/appointments/${appointmentId}/cancel`,
      raw: '{"expectedStart":"2030-01-01T00:00:00Z"}',
      token: patient.token,
      headers: { 'Content-Type': 'text/plain' },
    }),
    415,
    'unsupported-media-type',
  ],
  ['an unknown address', () => ({ path: '/api/nothing' }), 404, 'not-found'],
  ['an unknown address with a body', () => ({ path: '/api/nothing', body: {} }), 404, 'not-found'],
];

test.each(cases)('%s', async (_what, request, status, reason, field) => {
  const { path, ...options } = await request();
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
