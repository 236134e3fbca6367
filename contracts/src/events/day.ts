import { z } from 'zod';
import { cancellationReason, cancelledBy } from '../cancellation.ts';
import { instant } from '../instant.ts';
import { appointmentIdForm } from '../page-address.ts';
import { interval, onOneSlot, placement, placementObject, slotPlace } from '../placement.ts';
import { visitDetails } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';
import { personal } from './personal.ts';

const practitioner = { practitionerId: z.uuid() };
const appointmentId = z.string().regex(appointmentIdForm);
const visit = { appointmentId, patientId: z.uuid(), ...practitioner };
const placedVisit = { ...visit, ...placement };

/** Whether a person or the weekly hours opened or closed a time: hours never reopen what a person closed. */
export const slotSource = z.enum(['hand', 'hours']);
export type SlotSource = z.infer<typeof slotSource>;

/** Version 1 knew one slot to a visit, and no buffers. */
const oldPlacement = z.looseObject({ ...slotPlace.shape });
function upcastPlaced(data: unknown): unknown {
  const { slotId, start, end, ...rest } = oldPlacement.parse(data);
  return { ...rest, ...onOneSlot({ slotId, start, end }) };
}
const oldMove = z.looseObject({ from: slotPlace, to: slotPlace });
function upcastMove(data: unknown): unknown {
  const { from, to, ...rest } = oldMove.parse(data);
  return { ...rest, from: onOneSlot(from), to: onOneSlot(to) };
}
const upcastSource = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), source: 'hand' });

/** The page exists from here on: `[start, end)` is its civil day in the practitioner's book zone. */
export const dayOpened = defineEvent({
  type: 'DayOpened',
  version: 1,
  schema: z.strictObject({ ...practitioner, date: z.iso.date(), bookZone: z.string(), ...interval }),
});

/** Times are offered; one event may list many. */
export const slotOpened = defineEvent({
  type: 'SlotOpened',
  version: 2,
  schema: z.strictObject({
    ...practitioner,
    locationId: z.uuid().optional(),
    source: slotSource,
    slots: z.array(slotPlace).min(1),
  }),
  upcasters: { 1: upcastSource },
});

/** A time is no longer offered. It never ends a visit: that is AppointmentCancelled, in the same append. */
export const slotClosed = defineEvent({
  type: 'SlotClosed',
  version: 2,
  schema: z.strictObject({ ...practitioner, source: slotSource, ...slotPlace.shape }),
  upcasters: { 1: upcastSource },
});

/** Somebody is filling in the form: the time is kept for them. Only an event frees it, never the clock (DESIGN §3.4). */
export const appointmentHeld = defineEvent({
  type: 'AppointmentHeld',
  version: 1,
  schema: z.strictObject({
    appointmentId,
    ...practitioner,
    ...placement,
    /** The account or guest who holds it. */
    holderId: z.uuid(),
    /** Known when the holder is a patient. */
    patientId: z.uuid().optional(),
    details: visitDetails.optional(),
    expiresAt: instant,
  }),
});

const heldTime = { appointmentId, ...practitioner, ...placement, holderId: z.uuid() };

/** The hold lapsed, and somebody or our policy made it so. */
export const holdExpired = defineEvent({ type: 'HoldExpired', version: 1, schema: z.strictObject(heldTime) });

/** The holder gave the time back. */
export const holdReleased = defineEvent({ type: 'HoldReleased', version: 1, schema: z.strictObject(heldTime) });

/** Rules of the clinic that staff set aside, and why. */
const override = { overridden: z.array(z.string()).min(1).optional(), overrideReason: personal.optional() };

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
    ...practitioner,
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
    to: z.strictObject({ ...practitioner, page: z.string(), ...placement, details: visitDetails.optional() }),
    move: z.int().positive(),
  }),
});

/** The source does not give the visit: the reservation must be released. The first outcome of a transfer stands. */
export const transferRefused = defineEvent({
  type: 'TransferRefused',
  version: 1,
  schema: z.strictObject({ transferId: z.uuid(), appointmentId, ...practitioner, reason: z.string() }),
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

export const dayEvents = [
  dayOpened,
  slotOpened,
  slotClosed,
  appointmentHeld,
  holdExpired,
  holdReleased,
  appointmentBooked,
  appointmentRescheduled,
  appointmentsSwapped,
  transferReserved,
  transferredOut,
  transferRefused,
  transferConfirmed,
  transferReleased,
  patientArrived,
  patientCheckedIn,
  appointmentFulfilled,
  noShowRecorded,
  appointmentCancelled,
  appointmentEnteredInError,
] as const;
