import { z } from 'zod';
import { cancelledBy } from '../events/day.ts';
import { instant, instantInput } from '../instant.ts';
import { appointmentIdForm } from '../page-address.ts';
import { plainText } from '../plain-text.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';
import { slotIdInput } from './slot-routes.ts';

const appointmentIdInput = z.string().regex(appointmentIdForm, { error: 'is not an appointment id' });
const params = z.object({ id: appointmentIdInput });

/** FHIR Appointment.status, as far as an appointment can be in it here. */
export const appointmentStatus = z.enum(['booked', 'cancelled']);

export const appointment = z.object({
  appointmentId: z.string(),
  slotId: z.string(),
  practitionerId: z.uuid(),
  practitionerName: z.string(),
  specialty: z.string(),
  address: z.array(z.string()),
  patientId: z.uuid(),
  patientName: z.string(),
  start: instant,
  end: instant,
  zone: z.string(),
  status: appointmentStatus,
  cancelledBy: cancelledBy.optional(),
  reason: z.string().optional(),
  bookedAt: instant,
  /** How often it was moved. */
  move: z.int(),
});

/** What a command on an appointment answers. */
export const appointmentAnswer = z.object({
  appointmentId: z.string(),
  status: appointmentStatus,
  slotId: z.string(),
  start: instant,
  end: instant,
  position: z.string(),
});
export type AppointmentAnswer = z.infer<typeof appointmentAnswer>;

const parties = { patient: 'own-visit', practitioner: 'own-visit', admin: 'any' } as const;

export const bookAppointment = defineRoute({
  name: 'bookAppointment',
  service: 'command',
  method: 'post',
  path: '/api/appointments',
  tag: 'appointments',
  summary: 'Book a slot; staff book for the patient they name',
  access: parties,
  keyed: true,
  body: z.strictObject({
    slotId: slotIdInput,
    reason: plainText().min(1).max(500).optional(),
    patientId: z.uuid().optional(),
  }),
  status: 201,
  response: appointmentAnswer,
  refusals: { 409: 'the slot is taken', 422: 'the slot is in the past, or a staff booking names no patient' },
});

export const cancelAppointment = defineRoute({
  name: 'cancelAppointment',
  service: 'command',
  method: 'post',
  path: '/api/appointments/:id/cancel',
  tag: 'appointments',
  summary: 'Cancel; the time is free again at once, the record stays',
  access: parties,
  keyed: true,
  params,
  body: z.strictObject({ expectedStart: instantInput.optional() }).default({}),
  status: 200,
  response: appointmentAnswer,
  refusals: { 409: 'the appointment is not at the expected time any more', 422: 'it has begun already' },
});

export const rescheduleAppointment = defineRoute({
  name: 'rescheduleAppointment',
  service: 'command',
  method: 'post',
  path: '/api/appointments/:id/reschedule',
  tag: 'appointments',
  summary: 'Move to another free slot of the same day and practitioner in one step',
  access: parties,
  keyed: true,
  params,
  body: z.strictObject({ slotId: slotIdInput, expectedStart: instantInput }),
  status: 200,
  response: appointmentAnswer,
  refusals: { 409: 'the slot is taken, or the appointment was moved or cancelled', 422: 'another day, or in the past' },
});

export const listAppointments = defineRoute({
  name: 'listAppointments',
  service: 'query',
  method: 'get',
  path: '/api/appointments',
  tag: 'appointments',
  summary: "Own appointments, a practitioner's, or all of them (admin), latest start first",
  access: parties,
  query: z.strictObject({
    ...listQuery,
    status: appointmentStatus.optional(),
    from: instantInput.optional(),
    to: instantInput.optional(),
    practitionerId: z.uuid().optional(),
    patientId: z.uuid().optional(),
  }),
  status: 200,
  response: listOf(appointment),
});

export const readAppointment = defineRoute({
  name: 'readAppointment',
  service: 'query',
  method: 'get',
  path: '/api/appointments/:id',
  tag: 'appointments',
  summary: 'One appointment',
  access: parties,
  params,
  status: 200,
  response: appointment,
});

export const readHistory = defineRoute({
  name: 'readHistory',
  service: 'query',
  method: 'get',
  path: '/api/appointments/:id/history',
  tag: 'appointments',
  summary: 'What happened to one appointment, oldest first, and who did it',
  access: parties,
  params,
  status: 200,
  response: z.object({
    items: z.array(
      z.object({
        position: z.string(),
        type: z.string(),
        at: instant,
        by: z.string(),
        start: instant.optional(),
        end: instant.optional(),
      }),
    ),
  }),
});
