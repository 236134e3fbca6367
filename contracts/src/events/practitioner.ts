import { z } from 'zod';
import { timeZone } from '../instant.ts';
import { plainText } from '../plain-text.ts';
import { specialties } from '../specialties.ts';
import { defineEvent } from './define-event.ts';

/** A price; `amount` is in the currency's smallest unit, such as cents. */
export const money = z.strictObject({ amount: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) });

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

/** A practitioner joined; `bookZone` never changes and gives the dates of all their pages (DESIGN §3.1). */
export const practitionerRegistered = defineEvent({
  type: 'PractitionerRegistered',
  version: 1,
  schema: z.strictObject({ practitionerId: z.uuid(), ...practitionerProfile, bookZone: timeZone }),
});

export const practitionerEvents = [practitionerRegistered] as const;
