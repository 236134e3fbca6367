import { z } from 'zod';
import { practitionerProfile } from '../events/practitioner.ts';
import { timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { role } from '../role.ts';
import { defineRoute } from './route.ts';

const email = z
  .email({ error: 'must be an e-mail address' })
  .max(254)
  .transform((text) => text.trim().toLowerCase());
export const newPassword = z
  .string()
  .min(8, { error: 'must have at least 8 characters' })
  .max(200, { error: 'must have at most 200 characters' });

export const session = z.object({
  token: z.string(),
  /** Seconds until the token ends; `refresh` gives a new one. */
  expiresIn: z.int(),
  role,
  accountId: z.uuid(),
  patientId: z.uuid().optional(),
  practitionerId: z.uuid().optional(),
  position: z.string().optional(),
});
export type Session = z.infer<typeof session>;

export const register = defineRoute({
  name: 'register',
  service: 'command',
  method: 'post',
  path: '/api/auth/register',
  tag: 'auth',
  summary: 'Sign up as a patient and sign in',
  access: 'public',
  body: z.strictObject({
    name: plainText().min(1, { error: 'must not be empty' }).max(120),
    email,
    password: newPassword,
    phone: plainText().min(3).max(40).optional(),
  }),
  status: 201,
  response: session,
  refusals: { 409: 'the e-mail is registered already' },
});

export const registerPractitioner = defineRoute({
  name: 'registerPractitioner',
  service: 'command',
  method: 'post',
  path: '/api/auth/register-practitioner',
  tag: 'auth',
  summary: 'Sign up as a doctor or dentist and sign in; patients see and book them once an admin has verified them',
  access: 'public',
  body: z.strictObject({
    email,
    password: newPassword,
    ...practitionerProfile,
    bookZone: timeZone.default('Europe/Berlin'),
  }),
  status: 201,
  response: session,
  refusals: { 409: 'the e-mail is registered already' },
});

export const login = defineRoute({
  name: 'login',
  service: 'command',
  method: 'post',
  path: '/api/auth/login',
  tag: 'auth',
  summary: 'Sign in; the refresh token comes as a cookie',
  access: 'public',
  body: z.strictObject({ email, password: z.string().min(1).max(200) }),
  status: 200,
  response: session,
});

export const refresh = defineRoute({
  name: 'refresh',
  service: 'command',
  method: 'post',
  path: '/api/auth/refresh',
  tag: 'auth',
  summary: 'Exchange the refresh cookie for a new token and a new cookie',
  access: 'public',
  status: 200,
  response: session,
});

export const logout = defineRoute({
  name: 'logout',
  service: 'command',
  method: 'post',
  path: '/api/auth/logout',
  tag: 'auth',
  summary: 'End the session of the refresh cookie',
  access: 'public',
  status: 204,
  response: z.undefined(),
});

export const guest = defineRoute({
  name: 'guest',
  service: 'command',
  method: 'post',
  path: '/api/auth/guest',
  tag: 'auth',
  summary: 'A token for somebody without an account: it can hold a time while they sign up',
  access: 'public',
  status: 201,
  response: z.object({ token: z.string(), expiresIn: z.int() }),
});

export const me = defineRoute({
  name: 'me',
  service: 'query',
  method: 'get',
  path: '/api/me',
  tag: 'auth',
  summary: 'Who am I',
  access: { patient: 'self', practitioner: 'self', admin: 'self' },
  status: 200,
  response: z.object({
    accountId: z.uuid(),
    role,
    email: z.string(),
    name: z.string(),
    phone: z.string().optional(),
    patientId: z.uuid().optional(),
    practitionerId: z.uuid().optional(),
  }),
});
export { email as emailInput };
