import { randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { type RefusedRequest } from './refused-request.ts';

const forged = async (key: Uint8Array, expires: string | number) =>
  new SignJWT({ role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('daybook')
    .setSubject(randomUUID())
    .setIssuedAt(0)
    .setExpirationTime(expires)
    .sign(key);

/** Accounts, tokens, and what is somebody else's. */
export const notTheirs: RefusedRequest[] = [
  [
    "reading somebody else's appointment",
    (world) => ({ path: `/api/appointments/${world.appointmentId}`, token: world.other.token }),
    403,
    'not-yours',
  ],
  [
    'reading its history',
    (world) => ({ path: `/api/appointments/${world.appointmentId}/history`, token: world.other.token }),
    403,
    'not-yours',
  ],
  [
    "listing somebody else's appointments",
    (world) => ({ path: `/api/appointments?patientId=${world.patient.patientId}`, token: world.other.token }),
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
    async (world) => ({
      path: '/api/appointments',
      token: await forged(Buffer.from(world.system.daybook.secrets.JWT_SECRET, 'base64'), 1),
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
    (world) => ({ path: '/api/practitioners', body: {}, token: world.patient.token }),
    403,
    'role-not-allowed',
  ],
  [
    'a doctor without a name',
    (world) => ({ path: '/api/practitioners', body: { email: 'a@b.example' }, token: world.admin }),
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
];
