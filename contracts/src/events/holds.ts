import { z } from 'zod';
import { instant } from '../instant.ts';
import { placement } from '../placement.ts';
import { visitDetails } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';
import { appointmentId, ofPractitioner } from './visit-shape.ts';

/** Somebody is filling in the form: the time is kept for them. Only an event frees it, never the clock (DESIGN §3.4). */
export const appointmentHeld = defineEvent({
  type: 'AppointmentHeld',
  version: 2,
  schema: z.strictObject({
    appointmentId,
    ...ofPractitioner,
    ...placement,
    /** The account or guest who holds it. */
    holderId: z.uuid(),
    /** Known when the holder is a patient. */
    patientId: z.uuid().optional(),
    details: visitDetails.optional(),
    expiresAt: instant,
    /** Rules of the clinic that staff set aside for it; why is said by the booking, which is the patient's. */
    overridden: z.array(z.string()).min(1).optional(),
  }),
  // Version 1 knew no rule that could be set aside.
  upcasters: { 1: (data) => data },
});

const heldTime = { appointmentId, ...ofPractitioner, ...placement, holderId: z.uuid() };

/** The hold lapsed, and somebody or our policy made it so. */
export const holdExpired = defineEvent({ type: 'HoldExpired', version: 1, schema: z.strictObject(heldTime) });

/** The holder gave the time back. */
export const holdReleased = defineEvent({ type: 'HoldReleased', version: 1, schema: z.strictObject(heldTime) });
