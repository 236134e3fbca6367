import { z } from 'zod';
import { plainText } from './plain-text.ts';

/** A price; `amount` is in the currency's smallest unit, such as cents. */
export const money = z.strictObject({ amount: z.int().nonnegative(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = Readonly<z.infer<typeof money>>;

/** What of a kind of visit decides how much time it takes; minutes. */
const timing = {
  duration: z.int().min(5).max(480),
  /** Kept free before and after it, for preparing and cleaning. */
  bufferBefore: z.int().min(0).max(120),
  bufferAfter: z.int().min(0).max(120),
};

/** A kind of visit a clinic offers, such as a check-up. */
export const visitType = z.strictObject({
  visitTypeId: z.uuid(),
  name: plainText().min(1).max(80),
  ...timing,
  fee: money,
  /** Who offers it. */
  practitionerIds: z.array(z.uuid()).max(200),
  /** Overrides the clinic's minimum notice, minutes. */
  minimumNotice: z.int().min(0).optional(),
  /** The most of it one practitioner takes a day. */
  capPerDay: z.int().min(1).optional(),
});
export type VisitType = Readonly<z.infer<typeof visitType>>;

/** What an appointment keeps of its kind of visit, as of booking. */
export const bookedVisitType = z.strictObject({
  visitTypeId: z.uuid(),
  name: z.string(),
  duration: z.int(),
  bufferBefore: z.int(),
  bufferAfter: z.int(),
});

/** What an appointment keeps of what was shown when it was booked (FEATURES APP-05). */
export const visitDetails = z.strictObject({
  visitType: bookedVisitType.optional(),
  fee: money.optional(),
  practitionerName: z.string().optional(),
  specialty: z.string().optional(),
  address: z.array(z.string()).optional(),
});
export type VisitDetails = Readonly<z.infer<typeof visitDetails>>;
