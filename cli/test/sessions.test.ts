import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSystem, statuses, type Answer, type System } from './system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
});
afterAll(() => system.end());

const password = 'correct horse';
const cookieOf = (answer: Answer) => /daybook_refresh=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '';
const withCookie = (path: string, cookie: string) => system.call(path, { method: 'POST', headers: { cookie } });
const signUp = (email = `${randomUUID()}@people.example`) =>
  system.call('/api/auth/register', { body: { name: 'Some Body', email, password } });

test('PAT-01: a valid sign-up gives a session; a second one with that e-mail is refused and leaves no key behind', async () => {
  const email = `Some.${randomUUID()}@People.Example`;
  const first = await signUp(email);
  expect(first).toMatchObject({ status: 201, body: { role: 'patient', token: expect.any(String) } });
  expect(first.headers.get('set-cookie')).toMatch(/HttpOnly.*SameSite=Strict/);
  expect(await signUp(email.toLowerCase())).toMatchObject({
    status: 409,
    body: { reason: 'email-taken', errors: [{ field: 'email', rule: 'unique' }] },
  });
});

test('AUT-05: who am I, without a password', async () => {
  const email = `${randomUUID()}@people.example`;
  const { body } = await signUp(email);
  const me = await system.call('/api/me', {
    token: String(body['token']),
    headers: { 'Daybook-Min-Position': String(body['position']) },
  });
  expect(me.body).toEqual({
    accountId: body['accountId'],
    role: 'patient',
    email,
    name: 'Some Body',
    patientId: body['patientId'],
  });
});

test('PAT-03: a refresh gives a new token and a new cookie; after sign-out no cookie of that sign-in works', async () => {
  const signedUp = await signUp();
  const refreshed = await withCookie('/api/auth/refresh', cookieOf(signedUp));
  expect(refreshed.status).toBe(200);
  expect(cookieOf(refreshed)).not.toBe(cookieOf(signedUp));
  expect((await withCookie('/api/auth/logout', cookieOf(refreshed))).status).toBe(204);
  expect((await withCookie('/api/auth/refresh', cookieOf(refreshed))).body).toMatchObject({ reason: 'session-ended' });
  expect((await withCookie('/api/auth/refresh', cookieOf(signedUp))).status).toBe(401);
});

test('a sign-out that meets a refresh still ends the sign-in', async () => {
  for (let n = 0; n < 10; n++) {
    const cookie = cookieOf(await signUp());
    const [refreshed] = await Promise.all([
      withCookie('/api/auth/refresh', cookie),
      withCookie('/api/auth/logout', cookie),
    ]);
    // The refresh may have come first; its new cookie is of the ended sign-in all the same.
    if (refreshed.status === 200) expect((await withCookie('/api/auth/refresh', cookieOf(refreshed))).status).toBe(401);
  }
});

test('wrong passwords are slowed down, with words and a time; the right account elsewhere is not', async () => {
  const email = `${randomUUID()}@people.example`;
  await signUp(email);
  const guesses: Answer[] = [];
  for (let n = 0; n < 25; n++)
    guesses.push(await system.call('/api/auth/login', { body: { email, password: `wrong ${n}` } }));
  expect(statuses(guesses)).toEqual({ 401: 20, 429: 5 });
  expect(guesses.at(-1)).toMatchObject({ body: { reason: 'too-many-tries' } });
  expect(guesses.at(-1)?.headers.get('retry-after')).toBe('900');
  expect(await system.admin()).toEqual(expect.any(String));
});

test('ADM-03: adding a doctor twice with one key makes one; the key with another body is refused; an e-mail is unique', async () => {
  const token = await system.admin();
  const key = randomUUID();
  const body = {
    name: 'Dr. Once',
    email: `${randomUUID()}@practice.example`,
    password,
    specialty: 'Dentist',
    degree: 'DDS',
    experience: 5,
    about: '',
    address: ['Here 1'],
    fee: { amount: 5000, currency: 'EUR' },
  };
  const add = (more = {}, withKey = key) =>
    system.call('/api/practitioners', { body: { ...body, ...more }, token, key: withKey });
  const [first, twin] = await Promise.all([add(), add()]);
  expect([first.status, twin.text]).toEqual([201, first.text]);
  expect((await add()).text).toBe(first.text);
  expect(await add({ name: 'Dr. Twice' })).toMatchObject({ status: 422, body: { reason: 'key-reused' } });
  expect(await add({ name: 'Dr. Twice' }, randomUUID())).toMatchObject({
    status: 409,
    body: { reason: 'email-taken' },
  });
  // On the public list at once, and able to sign in.
  const list = await system.call('/api/practitioners?q=dr.%20once', {
    headers: { 'Daybook-Min-Position': String(first.body['position']) },
  });
  expect(list.body['items']).toMatchObject([{ practitionerId: first.body['practitionerId'], name: 'Dr. Once' }]);
  expect(await system.login(body.email)).toEqual(expect.any(String));
});
