import { z } from 'zod';
import { openingReasons } from '../opening-reasons.ts';
import { interval, slotPlace } from '../placement.ts';
import { defineEvent } from './define-event.ts';
import { ofPractitioner } from './visit-shape.ts';

/** Whether a person or the weekly hours opened or closed a time: hours never reopen what a person closed. */
export const slotSource = z.enum(['hand', 'hours']);
export type SlotSource = z.infer<typeof slotSource>;

const upcastSource = (data: unknown): unknown => ({ ...z.looseObject({}).parse(data), source: 'hand' });

/** The page exists from here on: `[start, end)` is its civil day in the practitioner's book zone. */
export const dayOpened = defineEvent({
  type: 'DayOpened',
  version: 1,
  schema: z.strictObject({ ...ofPractitioner, date: z.iso.date(), bookZone: z.string(), ...interval }),
});

/** The page is over and closed: its visits can still be written up, but nothing is opened, taken or moved here any more. */
export const dayClosed = defineEvent({
  type: 'DayClosed',
  version: 1,
  schema: z.strictObject({ ...ofPractitioner, date: z.iso.date() }),
});

/** Times are offered; one event may list many. */
export const slotOpened = defineEvent({
  type: 'SlotOpened',
  version: 3,
  schema: z.strictObject({
    ...ofPractitioner,
    locationId: z.uuid().optional(),
    source: slotSource,
    slots: z.array(slotPlace).min(1),
    /** Rules of the clinic that staff set aside, and why. */
    overridden: z.array(z.literal('opening-notice')).min(1).optional(),
    overrideReason: z.enum(openingReasons).optional(),
  }),
  // Version 2 knew no rule that could be set aside.
  upcasters: { 1: upcastSource, 2: (data) => data },
});

/** A time is no longer offered. It never ends a visit: that is AppointmentCancelled, in the same append. */
export const slotClosed = defineEvent({
  type: 'SlotClosed',
  version: 2,
  schema: z.strictObject({ ...ofPractitioner, source: slotSource, ...slotPlace.shape }),
  upcasters: { 1: upcastSource },
});
