import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '@daybook/contracts/http/routes.ts';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { role } from '@daybook/contracts/role.ts';
import { startSystem, type System } from './system.ts';

let system: System;
let tokens: Record<string, string | undefined>;
/** A doctor who waits to be verified: anybody can be one. */
const waiting = 'waiting practitioner';
let path: (pattern: string) => string;
/** Bodies that are whole, for routes whose right is asked after the body was read. */
let bodies: Readonly<Record<string, object>>;
beforeAll(async () => {
  system = await startSystem();
  const [practitioner, patient] = [await system.addPractitioner(), await system.signUp()];
  const [slot] = await system.openSlots(practitioner, 1);
  const booked = await system.book(patient, slot?.slotId ?? '');
  const stranger = await system.signUp();
  tokens = {
    nobody: undefined,
    patient: stranger.token,
    practitioner: (await system.addPractitioner()).token,
    guest: String((await system.call('/api/auth/guest', { method: 'POST' })).body['token']),
    [waiting]: await signUpAsDoctor(),
    admin: await system.admin(),
  };
  const founder = await system.addPractitioner();
  const clinic = { name: 'Own Clinic', address: ['Here 1'], zone: 'Europe/Berlin' };
  const opened = await system.call('/api/locations', { body: clinic, token: founder.token });
  bodies = {
    setPolicy: openPolicy,
    setVisitTypes: { visitTypes: [] },
    addClosure: { name: 'Feast', firstDate: '2031-01-01', lastDate: '2031-01-02' },
  };
  const ids: Record<string, string> = {
    locations: String(opened.body['locationId']),
    '/api/slots/:slotId': slot?.slotId ?? '',
    appointments: String(booked.body['appointmentId']),
    practitioners: practitioner.practitionerId,
  };
  path = (pattern) =>
    pattern
      .replace(':slotId', ids['/api/slots/:slotId'] ?? '')
      .replace(':closureId', randomUUID())
      .replace(
        /:id/,
        ids[['appointments', 'locations'].find((part) => pattern.includes(`/${part}/`)) ?? 'practitioners'] ?? '',
      );
}, 120_000);
afterAll(() => system.end());

async function signUpAsDoctor(): Promise<string> {
  const body = {
    email: `${randomUUID()}@newcomers.example`,
    password: 'correct horse',
    name: 'Dr. Nia Newcomer',
    specialty: 'Dentist',
    degree: 'DDS',
    experience: 3,
    about: '',
    address: ['Quay 1'],
    fee: { amount: 5000, currency: 'EUR' },
  };
  return String((await system.call('/api/auth/register-practitioner', { body })).body['token']);
}

const walk = routes
  .filter(({ service }) => service !== 'notifier')
  .flatMap((route) =>
    ['nobody', 'guest', waiting, ...role.options].map((who) => ({
      route,
      who,
      title: `${who} ${route.method.toUpperCase()} ${route.path}`,
    })),
  );

test.each(walk)('$title', async ({ route, who }) => {
  const method = route.method.toUpperCase();
  const answer = await system.call(path(route.path), {
    method,
    token: tokens[who],
    ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: bodies[route.name] ?? {} } : {}),
  });
  expect(answer.status).toBeLessThan(500);
  const reason = answer.body['reason'];
  if (route.access === 'public') {
    expect(['token-missing', 'role-not-allowed', 'not-yours', 'practitioner-not-verified']).not.toContain(reason);
    return;
  }
  const asked = who === waiting ? 'practitioner' : who;
  const ownership = Object.entries(route.access).find(([named]) => named === asked)?.[1];
  if (who === 'nobody') expect([answer.status, reason]).toEqual([401, 'token-missing']);
  else if (ownership === undefined) expect([answer.status, reason]).toEqual([403, 'role-not-allowed']);
  // These people have nothing to do with the practitioner or visit of the path.
  else if (ownership === 'own-practitioner' || ownership === 'own-location')
    expect([answer.status, reason]).toEqual([403, 'not-yours']);
  else if (ownership === 'verified' && who === waiting)
    expect([answer.status, reason]).toEqual([403, 'practitioner-not-verified']);
  else if (ownership === 'own-visit' && /:/.test(route.path) && route.service === 'query')
    expect([answer.status, reason]).toEqual([403, 'not-yours']);
  else expect(['token-missing', 'role-not-allowed']).not.toContain(reason);
});

test('every role has a rule for every route that is not public, or is refused by default', () => {
  for (const route of routes)
    if (route.access !== 'public') expect(Object.keys(route.access).length).toBeGreaterThan(0);
});
