import { z } from 'zod';
import { cancellationReason, cancelledBy } from '../cancellation.ts';
import { instant } from '../instant.ts';
import { appointmentIdForm } from '../page-address.ts';
import { plainText } from '../plain-text.ts';
import { money } from '../visit-type.ts';

/** FHIR Appointment.status, as far as an appointment can be in it here; `pending` is one that is only held. */
export const appointmentStatus = z.enum([
  'pending',
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'cancelled',
  'noshow',
  'entered-in-error',
]);
export type AppointmentStatus = z.infer<typeof appointmentStatus>;

export const appointment = z.object({
  appointmentId: z.string(),
  /** The first of its slots. */
  slotId: z.string(),
  practitionerId: z.uuid(),
  /** As of booking, like the speciality, address, kind of visit and fee. */
  practitionerName: z.string(),
  specialty: z.string(),
  address: z.array(z.string()),
  locationId: z.uuid().optional(),
  visitType: z.object({ visitTypeId: z.uuid(), name: z.string() }).optional(),
  fee: money.optional(),
  patientId: z.uuid(),
  patientName: z.string(),
  start: instant,
  end: instant,
  zone: z.string(),
  status: appointmentStatus,
  cancelledBy: cancelledBy.optional(),
  cancellationReason: cancellationReason.optional(),
  /** Cancelled by the patient within the clinic's late-cancel window. */
  late: z.boolean().optional(),
  reason: z.string().optional(),
  /** Rules of the clinic that were set aside to book it; told to staff only. */
  overridden: z.array(z.string()).optional(),
  seriesId: z.uuid().optional(),
  bookedAt: instant,
  /** When the patient arrived. */
  arrivedAt: instant.optional(),
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
  /** When a hold lapses; it can be booked until somebody else takes the time. */
  expiresAt: instant.optional(),
  position: z.string(),
});
export type AppointmentAnswer = z.infer<typeof appointmentAnswer>;

export const appointmentIdInput = z.string().regex(appointmentIdForm, { error: 'is not an appointment id' });
export const appointmentParams = z.object({ id: appointmentIdInput });

/** Staff set rules of the clinic aside (notice, horizon, caps, time off), never time itself, and say why. */
export const override = z.strictObject({ reason: plainText().min(3).max(200) });

export const visitReason = plainText().min(1).max(500);

export const parties = { patient: 'own-visit', practitioner: 'own-visit', admin: 'any' } as const;
export const staff = { practitioner: 'own-visit', admin: 'any' } as const;
