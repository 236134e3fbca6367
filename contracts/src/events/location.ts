import { z } from 'zod';
import { bookingPolicy } from '../booking-policy.ts';
import { timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { visitType } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';

/** What the public page shows of a clinic. */
export const locationProfile = {
  name: plainText().min(1).max(120),
  address: z.array(plainText().min(1).max(120)).min(1).max(3),
  phone: plainText().min(3).max(40).optional(),
};
const id = { locationId: z.uuid() };

/** A clinic opened; its zone is that of its weekly hours and of what it shows, and never changes. */
export const locationOpened = defineEvent({
  type: 'LocationOpened',
  version: 1,
  schema: z.strictObject({ ...id, ...locationProfile, zone: timeZone }),
});

/** Some of the profile changed; what is absent stays. */
export const locationChanged = defineEvent({
  type: 'LocationChanged',
  version: 1,
  schema: z.strictObject({ ...id, ...z.object(locationProfile).partial().shape }),
});

/** Version 1 had no notice for opening times. */
function upcastPolicy(data: unknown): unknown {
  const { policy, ...rest } = z.looseObject({ policy: z.looseObject({}) }).parse(data);
  return { ...rest, policy: { ...policy, openingNotice: 0 } };
}

export const bookingPolicySet = defineEvent({
  type: 'BookingPolicySet',
  version: 2,
  schema: z.strictObject({ ...id, policy: bookingPolicy }),
  upcasters: { 1: upcastPolicy },
});

/** A kind of visit is offered, or offered otherwise than before. */
export const visitTypeDefined = defineEvent({
  type: 'VisitTypeDefined',
  version: 1,
  schema: z.strictObject({ ...id, visitType }),
});

/** A kind of visit is not offered any more; what is booked stands. */
export const visitTypeRetired = defineEvent({
  type: 'VisitTypeRetired',
  version: 1,
  schema: z.strictObject({ ...id, visitTypeId: z.uuid() }),
});

/** The whole clinic is closed from one date to another, both included. */
export const closureAdded = defineEvent({
  type: 'ClosureAdded',
  version: 1,
  schema: z.strictObject({
    ...id,
    closureId: z.uuid(),
    name: plainText().min(1).max(80),
    firstDate: z.iso.date(),
    lastDate: z.iso.date(),
  }),
});

export const closureRemoved = defineEvent({
  type: 'ClosureRemoved',
  version: 1,
  schema: z.strictObject({ ...id, closureId: z.uuid() }),
});

export const locationEvents = [
  locationOpened,
  locationChanged,
  bookingPolicySet,
  visitTypeDefined,
  visitTypeRetired,
  closureAdded,
  closureRemoved,
] as const;
