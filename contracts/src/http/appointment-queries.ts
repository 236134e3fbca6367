import { z } from 'zod';
import { instant, instantInput } from '../instant.ts';
import { appointment, appointmentParams as params, appointmentStatus, parties } from './appointment-shapes.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

const query = { service: 'query', method: 'get', tag: 'appointments', status: 200 } as const;

export const listAppointments = defineRoute({
  ...query,
  name: 'listAppointments',
  path: '/api/appointments',
  summary: "Own appointments, a practitioner's, or all of them (admin), latest start first",
  access: parties,
  query: z.strictObject({
    ...listQuery,
    status: appointmentStatus.optional(),
    from: instantInput.optional(),
    to: instantInput.optional(),
    practitionerId: z.uuid().optional(),
    patientId: z.uuid().optional(),
    locationId: z.uuid().optional(),
  }),
  response: listOf(appointment),
});

export const readAppointment = defineRoute({
  ...query,
  name: 'readAppointment',
  path: '/api/appointments/:id',
  summary: 'One appointment',
  access: parties,
  params,
  response: appointment,
});

export const readHistory = defineRoute({
  ...query,
  name: 'readHistory',
  path: '/api/appointments/:id/history',
  summary: 'What happened to one appointment, oldest first, and who did it',
  access: parties,
  params,
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
