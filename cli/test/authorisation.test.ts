import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '@daybook/contracts/http/routes.ts';
import { role } from '@daybook/contracts/role.ts';
import { startSystem, type System } from './system.ts';

let system: System;
let tokens: Record<string, string | undefined>;
let path: (pattern: string) => string;
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
    admin: await system.admin(),
  };
  const ids: Record<string, string> = {
    '/api/slots/:slotId': slot?.slotId ?? '',
    appointments: String(booked.body['appointmentId']),
    practitioners: practitioner.practitionerId,
  };
  path = (pattern) =>
    pattern
      .replace(':slotId', ids['/api/slots/:slotId'] ?? '')
      .replace(
        /:id/,
        (pattern.includes('/appointments/') ? ids['appointments'] : ids['practitioners']) ?? randomUUID(),
      );
}, 120_000);
afterAll(() => system.end());

const walk = routes
  .filter(({ service }) => service !== 'notifier')
  .flatMap((route) =>
    ['nobody', 'guest', ...role.options].map((who) => ({
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
    ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: {} } : {}),
  });
  expect(answer.status).toBeLessThan(500);
  const reason = answer.body['reason'];
  if (route.access === 'public') {
    expect(['token-missing', 'role-not-allowed', 'not-yours']).not.toContain(reason);
    return;
  }
  const ownership = Object.entries(route.access).find(([named]) => named === who)?.[1];
  if (who === 'nobody') expect([answer.status, reason]).toEqual([401, 'token-missing']);
  else if (ownership === undefined) expect([answer.status, reason]).toEqual([403, 'role-not-allowed']);
  // These people have nothing to do with the practitioner or visit of the path.
  else if (ownership === 'own-practitioner') expect([answer.status, reason]).toEqual([403, 'not-yours']);
  else if (ownership === 'own-visit' && /:/.test(route.path) && route.service === 'query')
    expect([answer.status, reason]).toEqual([403, 'not-yours']);
  else expect(['token-missing', 'role-not-allowed']).not.toContain(reason);
});

test('every role has a rule for every route that is not public, or is refused by default', () => {
  for (const route of routes)
    if (route.access !== 'public') expect(Object.keys(route.access).length).toBeGreaterThan(0);
});
