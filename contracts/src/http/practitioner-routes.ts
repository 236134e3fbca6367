import { z } from 'zod';
import { practitionerProfile } from '../events/practitioner.ts';
import { instant, timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { specialties } from '../specialties.ts';
import { emailInput, newPassword } from './auth-routes.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

export const practitioner = z.object({
  practitionerId: z.uuid(),
  name: z.string(),
  specialty: z.enum(specialties),
  degree: z.string(),
  experience: z.int(),
  about: z.string(),
  address: z.array(z.string()),
  fee: z.object({ amount: z.int(), currency: z.string() }),
  bookZone: z.string(),
  /** Whether bookings are taken at all. */
  available: z.boolean(),
  /** Whether an admin has checked who they are; others are shown to themselves and admins only. */
  verified: z.boolean(),
  /** The next free times, soonest first, three at most. */
  nextFree: z.array(z.object({ slotId: z.string(), start: instant, end: instant })),
});

export const addPractitioner = defineRoute({
  name: 'addPractitioner',
  service: 'command',
  method: 'post',
  path: '/api/practitioners',
  tag: 'practitioners',
  summary: 'Add a doctor or dentist who can sign in and is on the public list at once',
  access: { admin: 'any' },
  keyed: true,
  body: z.strictObject({
    email: emailInput,
    password: newPassword,
    ...practitionerProfile,
    bookZone: timeZone.default('Europe/Berlin'),
  }),
  status: 201,
  response: z.object({ practitionerId: z.uuid(), position: z.string() }),
  refusals: { 409: 'the e-mail is registered already' },
});

export const searchPractitioners = defineRoute({
  name: 'searchPractitioners',
  service: 'query',
  method: 'get',
  path: '/api/practitioners',
  tag: 'practitioners',
  summary: 'Search by speciality and by part of a name or speciality',
  access: 'public',
  knowsWho: true,
  query: z.strictObject({
    ...listQuery,
    specialty: z.enum(specialties).optional(),
    q: plainText().max(100).optional(),
    /** Admins alone find those who are not verified yet. */
    verified: z.enum(['true', 'false', 'any']).default('true'),
  }),
  status: 200,
  response: listOf(practitioner),
});

export const readPractitioner = defineRoute({
  name: 'readPractitioner',
  service: 'query',
  method: 'get',
  path: '/api/practitioners/:id',
  tag: 'practitioners',
  summary: 'One doctor or dentist; who is not verified yet is shown to themselves and admins only',
  access: 'public',
  knowsWho: true,
  params: z.object({ id: z.uuid() }),
  status: 200,
  response: practitioner,
});

export const changePractitioner = defineRoute({
  name: 'changePractitioner',
  service: 'command',
  method: 'patch',
  path: '/api/practitioners/:id',
  tag: 'practitioners',
  summary:
    'Change the public profile; what is absent stays; name and degree of who is verified are changed by admins only',
  access: { practitioner: 'own-practitioner', admin: 'any' },
  keyed: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject(z.object(practitionerProfile).omit({ specialty: true }).partial().shape),
  status: 200,
  response: z.object({ practitionerId: z.uuid(), position: z.string() }),
  refusals: { 403: 'not yours, not for your role, or checked when they were verified' },
});

export const verifyPractitioner = defineRoute({
  name: 'verifyPractitioner',
  service: 'command',
  method: 'post',
  path: '/api/practitioners/:id/verify',
  tag: 'practitioners',
  summary: 'Verify a doctor or dentist who signed up: from now on patients see and book them',
  access: { admin: 'any' },
  keyed: true,
  params: z.object({ id: z.uuid() }),
  /** What was checked: it is what patients read from now on. */
  body: z.strictObject({ name: practitionerProfile.name, degree: practitionerProfile.degree }),
  status: 200,
  response: z.object({ practitionerId: z.uuid(), verified: z.literal(true), position: z.string() }),
  refusals: { 409: 'they call themselves something else by now' },
});

export const setAvailability = defineRoute({
  name: 'setAvailability',
  service: 'command',
  method: 'put',
  path: '/api/practitioners/:id/availability',
  tag: 'practitioners',
  summary: 'Take bookings, or none for now; what is booked stands',
  access: { practitioner: 'own-practitioner', admin: 'any' },
  keyed: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({ available: z.boolean() }),
  status: 200,
  response: z.object({ available: z.boolean(), position: z.string() }),
});
