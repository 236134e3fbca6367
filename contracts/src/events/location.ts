import { z } from 'zod';
import { bookingPolicy } from '../booking-policy.ts';
import { timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { visitType } from '../visit-type.ts';
import { defineEvent } from './define-event.ts';

/** A place on the map, WGS 84, degrees. */
export const coordinates = z.strictObject({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/** What the public page shows of a clinic. */
export const locationProfile = {
  name: plainText().min(1).max(120),
  address: z.array(plainText().min(1).max(120)).min(1).max(3),
  phone: plainText().min(3).max(40).optional(),
  coordinates: coordinates.optional(),
};
const id = { locationId: z.uuid() };

/**
 * A clinic opened; its zone is that of its weekly hours and of what it shows, and never changes. Its id follows from its
 * first name (docs/decisions/clinic-names.md); before version 2 it was any.
 */
export const locationOpened = defineEvent({
  type: 'LocationOpened',
  version: 2,
  schema: z.strictObject({
    ...id,
    ...locationProfile,
    zone: timeZone,
    /** The practitioner who registered it, if no admin did: they may change it, too. */
    founderId: z.uuid().optional(),
  }),
  upcasters: { 1: (data) => data },
});

/** A name is kept for the clinic that is going to have it. The stream is the name's own: no clinic is ever in it. */
export const locationNameReserved = defineEvent({
  type: 'LocationNameReserved',
  version: 1,
  schema: z.strictObject({ ...id, name: locationProfile.name, heldBy: z.uuid() }),
});

/** Some of the profile changed; what is absent stays. */
export const locationChanged = defineEvent({
  type: 'LocationChanged',
  version: 2,
  schema: z.strictObject({ ...id, ...z.object(locationProfile).partial().shape }),
  upcasters: { 1: (data) => data },
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
  locationNameReserved,
  locationChanged,
  bookingPolicySet,
  visitTypeDefined,
  visitTypeRetired,
  closureAdded,
  closureRemoved,
] as const;
