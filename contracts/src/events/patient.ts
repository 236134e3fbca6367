import { z } from 'zod';
import { defineEvent } from './define-event.ts';
import { personal } from './personal.ts';

export const patientRegistered = defineEvent({
  type: 'PatientRegistered',
  version: 1,
  schema: z.strictObject({ patientId: z.uuid(), name: personal, email: personal, phone: personal.optional() }),
  personal: ['name', 'email', 'phone'],
  subject: 'patientId',
});

export const patientEvents = [patientRegistered] as const;
