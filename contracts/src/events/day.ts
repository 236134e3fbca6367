import { z } from 'zod';
import { appointmentIdForm, slotIdForm } from '../page-address.ts';
import { instant } from '../instant.ts';
import { role } from '../role.ts';
import { defineEvent } from './define-event.ts';
import { personal } from './personal.ts';

const slotId = z.string().regex(slotIdForm);
const appointmentId = z.string().regex(appointmentIdForm);
const interval = { start: instant, end: instant };

/** One slot's place on the page. */
const placement = z.strictObject({ slotId, ...interval });
const visit = { appointmentId, patientId: z.uuid(), practitionerId: z.uuid() };

/** Who ended a visit; `system` is a policy of ours. */
export const cancelledBy = z.enum([...role.options, 'system']);
export type CancelledBy = z.infer<typeof cancelledBy>;

/** The page exists from here on: `[start, end)` is its civil day in the practitioner's book zone. */
export const dayOpened = defineEvent({
  type: 'DayOpened',
  version: 1,
  schema: z.strictObject({ practitionerId: z.uuid(), date: z.iso.date(), bookZone: z.string(), ...interval }),
});

/** Times are offered; one event may list many. */
export const slotOpened = defineEvent({
  type: 'SlotOpened',
  version: 1,
  schema: z.strictObject({ practitionerId: z.uuid(), slots: z.array(placement).min(1) }),
});

/** A time is no longer offered. It never ends a visit: that is AppointmentCancelled, in the same append. */
export const slotClosed = defineEvent({
  type: 'SlotClosed',
  version: 1,
  schema: z.strictObject({ practitionerId: z.uuid(), slotId, ...interval }),
});

export const appointmentBooked = defineEvent({
  type: 'AppointmentBooked',
  version: 1,
  schema: z.strictObject({ ...visit, slotId, ...interval, reason: personal.optional() }),
  personal: ['reason'],
  subject: 'patientId',
});

/** The visit moved within its page; `move` counts up with every move of this appointment. */
export const appointmentRescheduled = defineEvent({
  type: 'AppointmentRescheduled',
  version: 1,
  schema: z.strictObject({ ...visit, from: placement, to: placement, move: z.int().positive() }),
});

export const appointmentCancelled = defineEvent({
  type: 'AppointmentCancelled',
  version: 1,
  schema: z.strictObject({ ...visit, slotId, ...interval, by: cancelledBy }),
});

export const dayEvents = [
  dayOpened,
  slotOpened,
  slotClosed,
  appointmentBooked,
  appointmentRescheduled,
  appointmentCancelled,
] as const;
