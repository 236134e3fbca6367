import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { personal } from './personal.ts';

/** A patient is known: by their own sign-up, or by the front desk, then perhaps without an e-mail address. */
export const patientRegistered = defineEvent({
  type: 'PatientRegistered',
  version: 2,
  schema: z.strictObject({
    patientId: z.uuid(),
    name: personal,
    email: personal.optional(),
    phone: personal.optional(),
  }),
  upcasters: { 1: (data) => data },
  personal: ['name', 'email', 'phone'],
  subject: 'patientId',
});

export const patientEvents = [patientRegistered] as const;
