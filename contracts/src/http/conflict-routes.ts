import { z } from 'zod';
import { instant, instantInput } from '../instant.ts';
import { staff } from './appointment-shapes.ts';
import { listOf, listQuery } from './list.ts';
import { defineRoute } from './route.ts';

/**
 * Soft rules that visits stand against (DESIGN §4):
 * - `two-places`: one patient, two live visits that share a minute
 * - `over-cap`: more visits coming up than the clinic's `capPerPatient`
 * - `outside-hours`: the practitioner is away, or the clinic is closed, at the time of a visit still to come
 */
export const conflictKind = z.enum(['two-places', 'over-cap', 'outside-hours']);

/** A rule of the clinic that visits stand against: whoever looks decides what becomes of them. */
export const conflict = z.object({
  kind: conflictKind,
  /** Of the visits, the earliest first; to a practitioner, of their own ones. */
  appointmentIds: z.array(z.string()).min(1),
  patientId: z.uuid(),
  /** Empty once the patient was erased. */
  patientName: z.string(),
  /** Of the first of the visits, like start, end and zone. */
  practitionerId: z.uuid(),
  start: instant,
  end: instant,
  zone: z.string(),
  /** What is in the way of a visit outside hours. */
  because: z.enum(['time-off', 'closure']).optional(),
  /** The most visits coming up that the clinic allows. */
  cap: z.int().optional(),
  visits: z.array(
    z.object({
      appointmentId: z.string(),
      slotId: z.string(),
      practitionerId: z.uuid(),
      practitionerName: z.string(),
      start: instant,
      end: instant,
      zone: z.string(),
    }),
  ),
  /** Visits with other practitioners that are part of it and not shown. */
  others: z.int().min(0),
});

export const listConflicts = defineRoute({
  name: 'listConflicts',
  service: 'query',
  method: 'get',
  path: '/api/conflicts',
  tag: 'appointments',
  summary:
    'Visits that stand against a soft rule, from now on unless asked otherwise, the earliest first; none is cancelled for it',
  access: staff,
  query: z.strictObject({
    ...listQuery,
    /** Visits that end after it; now, unless it is given. */
    from: instantInput.optional(),
    /** Visits that begin before it. */
    to: instantInput.optional(),
    practitionerId: z.uuid().optional(),
  }),
  status: 200,
  response: listOf(conflict),
  refusals: { 422: 'the range ends before it starts' },
});
