import { z } from 'zod';
import { instant, instantInput, minuteInput } from '../instant.ts';
import { openingReasons } from '../opening-reasons.ts';
import { slotIdForm } from '../page-address.ts';
import { specialties } from '../specialties.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

export const slotIdInput = z.string().regex(slotIdForm, { error: 'is not a slot id' });

/** FHIR Slot.status, as far as a slot can be in it here. */
export const slotStatus = z.enum(['free', 'busy', 'busy-tentative', 'entered-in-error']);

export const slot = z.object({
  slotId: z.string(),
  practitionerId: z.uuid(),
  locationId: z.uuid().optional(),
  start: instant,
  /** The end of the slot; of the visit, when a kind of visit was asked for. */
  end: instant,
  status: slotStatus,
});

export const openSlots = defineRoute({
  name: 'openSlots',
  service: 'command',
  method: 'post',
  path: '/api/practitioners/:id/slots',
  tag: 'slots',
  summary: 'Open times of one day: all of them or none',
  access: { practitioner: 'own-practitioner', admin: 'any' },
  keyed: true,
  params: z.object({ id: z.uuid() }),
  body: z.strictObject({
    locationId: z.uuid().optional(),
    slots: z
      .array(z.strictObject({ start: minuteInput, end: minuteInput }))
      .min(1)
      .max(200),
    /** Sets the clinic's notice for opening aside, never time itself. */
    override: z.strictObject({ reason: z.enum(openingReasons) }).optional(),
  }),
  status: 201,
  response: z.object({
    slots: z.array(z.object({ slotId: z.string(), start: instant, end: instant })),
    position: z.string(),
  }),
  refusals: {
    409: 'a slot overlaps another',
    422: 'end before start, in the past, not all of one day, or sooner than the clinic opens times',
  },
});

export const closeSlot = defineRoute({
  name: 'closeSlot',
  service: 'command',
  method: 'delete',
  path: '/api/slots/:slotId',
  tag: 'slots',
  summary: 'Close a time; with cancelBooked=true the visit on it is cancelled by the practice in the same append',
  access: { practitioner: 'own-visit', admin: 'any' },
  keyed: true,
  params: z.object({ slotId: slotIdInput }),
  query: z.strictObject({ cancelBooked: z.enum(['true', 'false']).default('false') }),
  status: 200,
  response: z.object({
    slotId: z.string(),
    status: z.literal('entered-in-error'),
    cancelledAppointmentId: z.string().optional(),
    position: z.string(),
  }),
  refusals: { 409: 'the slot is booked' },
});

export const listSlots = defineRoute({
  name: 'listSlots',
  service: 'query',
  method: 'get',
  path: '/api/slots',
  tag: 'slots',
  summary:
    'Times of a practitioner, speciality or clinic, earliest first: free and still to come unless asked otherwise; 31 days at most',
  access: 'public',
  knowsWho: true,
  query: z
    .strictObject({
      ...listQuery,
      practitionerId: z.uuid().optional(),
      specialty: z.enum(specialties).optional(),
      locationId: z.uuid().optional(),
      /** Only times at which a visit of this kind fits, buffers included. */
      visitTypeId: z.uuid().optional(),
      from: instantInput.optional(),
      to: instantInput.optional(),
      status: slotStatus.default('free'),
      /** Of a speciality or clinic: also free times its rules do not offer now, as a practitioner's own book shows them. */
      unoffered: z.enum(['true', 'false']).default('false'),
    })
    .refine((query) => (query.practitionerId ?? query.specialty ?? query.locationId) !== undefined, {
      path: ['practitionerId'],
      error: 'practitionerId, specialty or locationId is needed',
    }),
  status: 200,
  response: listOf(slot),
  refusals: { 422: 'the range ends before it starts or spans more than 31 days' },
});

export const explainSlot = defineRoute({
  name: 'explainSlot',
  service: 'query',
  method: 'get',
  path: '/api/slots/explain',
  tag: 'slots',
  summary: 'Why a time of a practitioner is offered or is not: every reason, by the rules that decide a booking',
  access: { patient: 'any', practitioner: 'any', admin: 'any' },
  query: z.strictObject({
    practitionerId: z.uuid(),
    start: minuteInput,
    visitTypeId: z.uuid().optional(),
    /** Whom the visit would be for; patients ask for themselves, verified doctors for a visit with themselves. */
    patientId: z.uuid().optional(),
  }),
  status: 200,
  response: z.object({
    offered: z.boolean(),
    slotId: z.string().optional(),
    reasons: z.array(
      z.object({
        reason: z.string(),
        detail: z.string(),
        /** Staff may set this one aside. */
        canBeOverridden: z.boolean(),
      }),
    ),
  }),
});
