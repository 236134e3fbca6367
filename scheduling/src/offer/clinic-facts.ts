import { openPolicy, type BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import type { Interval } from '../page/page-state.ts';

/** What else than the page itself bears on a booking, fixed once per command: facts of other streams (DESIGN §4). */
export interface ClinicFacts {
  /** When whoever gathered the facts found no such time: then nothing is known by which one that opened since could be judged. */
  readonly slot?: 'unknown';
  readonly practitioner: {
    /** Whether an admin has checked who they are. */
    readonly verified: boolean;
    /** Whether bookings are taken at all. */
    readonly available: boolean;
    readonly timeOff: readonly Interval[];
  };
  readonly policy: BookingPolicy;
  readonly closures: readonly (Interval & { readonly name: string })[];
  /** The kind of visit asked for: the clinic's, or `unknown` when it offers no such. */
  readonly visitType?: VisitType | 'unknown';
  /** What is known of the patient's other visits; absent when it is not known who it is. */
  readonly patient?: { readonly upcoming: number; readonly elsewhere: readonly Interval[] };
}

/** Nothing but time itself speaks against anything. */
export const noRules: ClinicFacts = {
  practitioner: { verified: true, available: true, timeOff: [] },
  policy: openPolicy,
  closures: [],
};

/** What is known of a time that was not there when it was looked for. */
export const unknownSlot: ClinicFacts = { ...noRules, slot: 'unknown' };
