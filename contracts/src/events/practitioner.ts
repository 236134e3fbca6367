import { z } from 'zod';
import { instant, timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { specialties } from '../specialties.ts';
import { money } from '../visit-type.ts';
import { openRanges, weekdayHours } from '../weekly-hours.ts';
import { defineEvent } from './define-event.ts';

/** What the public page shows of a practitioner. */
export const practitionerProfile = {
  name: plainText().min(1).max(120),
  specialty: z.enum(specialties),
  degree: plainText().min(1).max(120),
  /** Years of practice. */
  experience: z.int().min(1).max(60),
  about: plainText().max(2000),
  address: z.array(plainText().min(1).max(120)).min(1).max(2),
  fee: money,
};
const id = { practitionerId: z.uuid() };

/**
 * A practitioner joined; `bookZone` never changes and gives the dates of all their pages (DESIGN §3.1). Whom an admin adds
 * is verified; who signs up waits for one. Before version 2 admins alone added practitioners.
 */
export const practitionerRegistered = defineEvent({
  type: 'PractitionerRegistered',
  version: 2,
  schema: z.strictObject({ ...id, ...practitionerProfile, bookZone: timeZone, verified: z.boolean() }),
  upcasters: { 1: (data) => ({ ...z.looseObject({}).parse(data), verified: true }) },
});

/** An admin has checked who they are: from now on patients see and book them. Nothing takes it back. */
export const practitionerVerified = defineEvent({
  type: 'PractitionerVerified',
  version: 1,
  schema: z.strictObject(id),
});

/** Some of the profile changed; what is absent stays. */
export const profileChanged = defineEvent({
  type: 'ProfileChanged',
  version: 1,
  schema: z.strictObject({ ...id, ...z.object(practitionerProfile).partial().shape }),
});

/** Whether the practitioner takes bookings at all. */
export const availabilityChanged = defineEvent({
  type: 'AvailabilityChanged',
  version: 1,
  schema: z.strictObject({ ...id, available: z.boolean() }),
});

/** The practitioner's regular hours at one clinic, whole: what was set before is replaced. Clock times are the clinic's. */
export const weeklyHoursSet = defineEvent({
  type: 'WeeklyHoursSet',
  version: 1,
  schema: z.strictObject({
    ...id,
    locationId: z.uuid(),
    slotMinutes: z.int().min(5).max(240),
    hours: z.array(weekdayHours).max(56),
  }),
});

/** Another set of hours for one date at one clinic; none closes the day. */
export const dateOverrideSet = defineEvent({
  type: 'DateOverrideSet',
  version: 1,
  schema: z.strictObject({ ...id, locationId: z.uuid(), date: z.iso.date(), ranges: openRanges }),
});

/** The weekly hours hold again on that date. */
export const dateOverrideRemoved = defineEvent({
  type: 'DateOverrideRemoved',
  version: 1,
  schema: z.strictObject({ ...id, locationId: z.uuid(), date: z.iso.date() }),
});

/** The practitioner is away, everywhere. */
export const timeOffAdded = defineEvent({
  type: 'TimeOffAdded',
  version: 1,
  schema: z.strictObject({ ...id, timeOffId: z.uuid(), start: instant, end: instant }),
});

export const timeOffRemoved = defineEvent({
  type: 'TimeOffRemoved',
  version: 1,
  schema: z.strictObject({ ...id, timeOffId: z.uuid() }),
});

export const practitionerEvents = [
  practitionerRegistered,
  practitionerVerified,
  profileChanged,
  availabilityChanged,
  weeklyHoursSet,
  dateOverrideSet,
  dateOverrideRemoved,
  timeOffAdded,
  timeOffRemoved,
] as const;
