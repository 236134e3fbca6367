import { z } from 'zod';
import { cancellationReason, cancelledBy } from '../cancellation.ts';
import { visitDetails } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';
import { upcastPlaced } from './upcast-placed.ts';
import { override, placedVisit } from './visit-shape.ts';
import { personal } from './personal.ts';

export const appointmentBooked = defineEvent({
  type: 'AppointmentBooked',
  version: 2,
  schema: z.strictObject({
    ...placedVisit,
    details: visitDetails.optional(),
    reason: personal.optional(),
    ...override,
    /** The recurring series it is one of. */
    seriesId: z.uuid().optional(),
  }),
  upcasters: { 1: upcastPlaced },
  personal: ['reason', 'overrideReason'],
  subject: 'patientId',
});

export const patientArrived = defineEvent({
  type: 'PatientArrived',
  version: 1,
  schema: z.strictObject(placedVisit),
});

export const patientCheckedIn = defineEvent({
  type: 'PatientCheckedIn',
  version: 1,
  schema: z.strictObject(placedVisit),
});

export const appointmentFulfilled = defineEvent({
  type: 'AppointmentFulfilled',
  version: 1,
  schema: z.strictObject(placedVisit),
});

/** The patient did not come; the visit is not live any more. */
export const noShowRecorded = defineEvent({
  type: 'NoShowRecorded',
  version: 1,
  schema: z.strictObject(placedVisit),
});

export const appointmentCancelled = defineEvent({
  type: 'AppointmentCancelled',
  version: 2,
  schema: z.strictObject({
    ...placedVisit,
    by: cancelledBy,
    reasonCode: cancellationReason.optional(),
    /** The patient cancelled within the clinic's late-cancel window. */
    late: z.boolean().optional(),
  }),
  upcasters: { 1: upcastPlaced },
});

/** The appointment should never have been; final. */
export const appointmentEnteredInError = defineEvent({
  type: 'AppointmentEnteredInError',
  version: 1,
  schema: z.strictObject(placedVisit),
});
