import { z } from 'zod';
import { onOneSlot, placement, placementObject, slotPlace } from '../placement.ts';
import { visitDetails } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';
import { appointmentId, ofPractitioner, override, placedVisit, visit } from './visit-shape.ts';

const oldMove = z.looseObject({ from: slotPlace, to: slotPlace });
function upcastMove(data: unknown): unknown {
  const { from, to, ...rest } = oldMove.parse(data);
  return { ...rest, from: onOneSlot(from), to: onOneSlot(to) };
}

/** The visit moved within its page; `move` counts up with every move of this appointment. */
export const appointmentRescheduled = defineEvent({
  type: 'AppointmentRescheduled',
  version: 2,
  schema: z.strictObject({
    ...visit,
    from: placementObject,
    to: placementObject,
    move: z.int().positive(),
    ...override,
  }),
  upcasters: { 1: upcastMove },
  personal: ['overrideReason'],
  subject: 'patientId',
});

/** Two visits of one page changed places, at once. */
export const appointmentsSwapped = defineEvent({
  type: 'AppointmentsSwapped',
  version: 1,
  schema: z.strictObject({
    ...ofPractitioner,
    visits: z
      .array(
        z.strictObject({
          appointmentId,
          patientId: z.uuid(),
          from: placementObject,
          to: placementObject,
          move: z.int().positive(),
        }),
      )
      .length(2),
  }),
});

/** A visit of another page wants this time, which is taken like by a booking until the source has decided (DESIGN §4). */
export const transferReserved = defineEvent({
  type: 'TransferReserved',
  version: 1,
  schema: z.strictObject({
    transferId: z.uuid(),
    ...placedVisit,
    details: visitDetails.optional(),
    /** The page the visit stands on, `<practitionerId>_<date>`. */
    sourcePage: z.string(),
    move: z.int().positive(),
    ...override,
  }),
  personal: ['overrideReason'],
  subject: 'patientId',
});

/** The commit point of a move to another page: the visit is gone from here and stands where `to` says. */
export const transferredOut = defineEvent({
  type: 'TransferredOut',
  version: 1,
  schema: z.strictObject({
    transferId: z.uuid(),
    ...visit,
    from: placementObject,
    to: z.strictObject({ ...ofPractitioner, page: z.string(), ...placement, details: visitDetails.optional() }),
    move: z.int().positive(),
  }),
});

/** The source does not give the visit: the reservation must be released. The first outcome of a transfer stands. */
export const transferRefused = defineEvent({
  type: 'TransferRefused',
  version: 1,
  schema: z.strictObject({ transferId: z.uuid(), appointmentId, ...ofPractitioner, reason: z.string() }),
});

export const transferConfirmed = defineEvent({
  type: 'TransferConfirmed',
  version: 1,
  schema: z.strictObject({ transferId: z.uuid(), ...placedVisit, move: z.int().positive() }),
});

export const transferReleased = defineEvent({
  type: 'TransferReleased',
  version: 1,
  schema: z.strictObject({ transferId: z.uuid(), ...placedVisit }),
});
