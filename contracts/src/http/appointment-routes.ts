import { z } from 'zod';
import { cancellationReason } from '../cancellation.ts';
import { instantInput } from '../instant.ts';
import {
  appointmentAnswer,
  appointmentIdInput,
  appointmentParams as params,
  override,
  parties,
  staff,
  visitReason,
} from './appointment-shapes.ts';
import { defineRoute } from './route.ts';
import { slotIdInput } from './slot-routes.ts';

const command = { service: 'command', method: 'post', tag: 'appointments', keyed: true } as const;

export const bookAppointment = defineRoute({
  ...command,
  name: 'bookAppointment',
  path: '/api/appointments',
  summary: 'Book a slot, or hold it for a while (`expiresAt`); staff book for the patient they name; guests only hold',
  access: { ...parties, guest: 'self' },
  body: z.strictObject({
    slotId: slotIdInput,
    visitTypeId: z.uuid().optional(),
    reason: visitReason.optional(),
    patientId: z.uuid().optional(),
    hold: z.boolean().default(false),
    override: override.optional(),
  }),
  status: 201,
  response: appointmentAnswer,
  refusals: {
    404: 'there is no such slot',
    409: 'the time is taken or held, or too short for the visit',
    429: 'too many times are held',
    422: 'a rule of the clinic refuses it, or a staff booking names no patient',
  },
});

export const confirmAppointment = defineRoute({
  ...command,
  name: 'confirmAppointment',
  path: '/api/appointments/:id/confirm',
  summary: 'Book the time one holds, also after it lapsed, until somebody takes it or the practice’s policy frees it',
  access: parties,
  params,
  body: z
    .strictObject({
      reason: visitReason.optional(),
      patientId: z.uuid().optional(),
      /** The token under which the time was held before signing in. */
      guestToken: z.string().max(2000).optional(),
      override: override.optional(),
    })
    .default({}),
  status: 200,
  response: appointmentAnswer,
  refusals: { 404: 'there is no such hold', 409: 'somebody else took the time after the hold had lapsed' },
});

export const releaseAppointment = defineRoute({
  ...command,
  name: 'releaseAppointment',
  path: '/api/appointments/:id/release',
  summary: 'Give back the time one holds',
  access: { ...parties, guest: 'self' },
  params,
  status: 200,
  response: z.object({ appointmentId: z.string(), position: z.string() }),
});

export const cancelAppointment = defineRoute({
  ...command,
  name: 'cancelAppointment',
  path: '/api/appointments/:id/cancel',
  summary: 'Cancel; the time is free again at once, the record stays',
  access: parties,
  params,
  body: z
    .strictObject({ expectedStart: instantInput.optional(), reasonCode: cancellationReason.optional() })
    .default({}),
  status: 200,
  response: appointmentAnswer,
  refusals: {
    409: 'the appointment is not at the expected time any more, or is over',
    422: 'it is too late for the patient to cancel',
  },
});

/** A step of a visit's life that staff record. */
const progress = <const Name extends string, const Step extends string>(name: Name, step: Step, summary: string) =>
  defineRoute({
    ...command,
    name,
    path: `/api/appointments/:id/${step}`,
    summary,
    access: staff,
    params,
    body: z.strictObject({ expectedStart: instantInput.optional() }).default({}),
    status: 200,
    response: appointmentAnswer,
    refusals: { 409: 'the appointment is in another state, or was moved', 422: 'it is too early for this' },
  });

export const arriveAppointment = progress('arriveAppointment', 'arrive', 'The patient is here');
export const checkInAppointment = progress('checkInAppointment', 'check-in', 'The visit begins');
export const fulfilAppointment = progress('fulfilAppointment', 'fulfil', 'The visit took place');
export const noShowAppointment = progress('noShowAppointment', 'no-show', 'The patient did not come');
export const voidAppointment = progress('voidAppointment', 'entered-in-error', 'It should never have been; final');

export const rescheduleAppointment = defineRoute({
  ...command,
  name: 'rescheduleAppointment',
  path: '/api/appointments/:id/reschedule',
  summary: 'Move to another free time, also of another day or practitioner, in one step; the id stays',
  access: parties,
  params,
  body: z.strictObject({ slotId: slotIdInput, expectedStart: instantInput, override: override.optional() }),
  status: 200,
  response: appointmentAnswer,
  refusals: {
    409: 'the time is taken, or the appointment was moved or cancelled meanwhile',
    422: 'a rule of the clinic refuses it',
  },
});

export const swapAppointments = defineRoute({
  ...command,
  name: 'swapAppointments',
  path: '/api/appointments/:id/swap',
  summary: 'Two visits of one practitioner and day change places, at once',
  access: staff,
  params,
  body: z.strictObject({
    withAppointmentId: appointmentIdInput,
    expectedStart: instantInput,
    withExpectedStart: instantInput,
  }),
  status: 200,
  response: z.object({
    appointments: z.array(appointmentAnswer.omit({ position: true })),
    position: z.string(),
  }),
  refusals: { 409: 'one of them was moved, or does not fit', 422: 'they are not of one practitioner and day' },
});

export const bookSeries = defineRoute({
  ...command,
  name: 'bookSeries',
  path: '/api/appointments/series',
  summary: 'Book the same clock time every n weeks: all of them or none, or those that are free',
  access: parties,
  body: z.strictObject({
    slotId: slotIdInput,
    visitTypeId: z.uuid().optional(),
    reason: visitReason.optional(),
    patientId: z.uuid().optional(),
    everyWeeks: z.int().min(1).max(12),
    count: z.int().min(2).max(26),
    mode: z.enum(['all', 'free']),
    override: override.optional(),
  }),
  status: 201,
  response: z.object({
    seriesId: z.uuid(),
    appointments: z.array(appointmentAnswer.omit({ position: true })),
    refused: z.array(z.object({ start: z.string(), reason: z.string(), detail: z.string() })),
    position: z.string(),
  }),
  refusals: {
    404: 'there is no such slot',
    409: 'not every occurrence is free (mode all), or none is; `conflicts` says which and why',
    422: 'a staff booking names no patient, or the key was used with another request',
  },
});
