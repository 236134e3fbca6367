import { z } from 'zod';
import { plainText } from '../plain-text.ts';
import { emailInput } from './auth-routes.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

const staff = { practitioner: 'verified', admin: 'any' } as const;

export const addPatient = defineRoute({
  name: 'addPatient',
  service: 'command',
  method: 'post',
  path: '/api/patients',
  tag: 'patients',
  summary: 'Note a patient who is on the telephone or at the desk; an e-mail address is not needed',
  access: staff,
  keyed: true,
  body: z.strictObject({
    name: plainText().min(1).max(120),
    phone: plainText().min(3).max(40).optional(),
    email: emailInput.optional(),
  }),
  status: 201,
  response: z.object({ patientId: z.uuid(), position: z.string() }),
});

export const searchPatients = defineRoute({
  name: 'searchPatients',
  service: 'query',
  method: 'get',
  path: '/api/patients',
  tag: 'patients',
  summary:
    'Find a patient by part of the name, telephone number or e-mail address; doctors find their own patients, and others by the whole number or address',
  access: staff,
  query: z.strictObject({ ...listQuery, q: plainText().min(2).max(100) }),
  status: 200,
  response: listOf(
    z.object({
      patientId: z.uuid(),
      name: z.string(),
      phone: z.string().optional(),
      email: z.string().optional(),
      /** Visits the patient did not come to. */
      noShows: z.int(),
    }),
  ),
});
