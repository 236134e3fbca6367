import type { PageAddress } from '@daybook/contracts/page-address.ts';

/** A half-open stretch of time `[start, end)` in UTC. ISO texts of equal form compare like the moments they name. */
export interface Interval {
  readonly start: string;
  readonly end: string;
}

/** An offered time. A closed one stays known, so that booking it can be refused with the right words. */
export interface Slot extends Interval {
  readonly slotId: string;
  readonly closed: boolean;
  /** The live visit that has it. */
  readonly appointmentId?: string;
}

/** An appointment made on this page. */
export interface Visit extends Interval {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly slotId: string;
  readonly status: 'booked' | 'cancelled';
  /** How often it was moved. */
  readonly move: number;
}

/** One page of the daybook, folded from its stream: the only authority over that practitioner's time that day. */
export interface Page {
  /** When the page begins and ends; undefined until DayOpened. */
  readonly day?: Interval;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly visits: ReadonlyMap<string, Visit>;
}

/** A page as its fold builds it; deciders see it as {@link Page}. */
export interface GrowingPage extends Page {
  day?: Interval;
  readonly slots: Map<string, Slot>;
  readonly visits: Map<string, Visit>;
}

export const blankPage = (): GrowingPage => ({ slots: new Map(), visits: new Map() });

/** Whether two half-open stretches share any time; adjacent ones do not. */
export const overlap = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** Who acts, as far as the rules of a page ask. */
export interface Actor {
  readonly role: 'patient' | 'practitioner' | 'admin';
  /** The patient or practitioner the actor is. */
  readonly person?: string;
}

/** Whether the actor is a party of what happens on this page: its practitioner, the visit's patient, or the practice. */
export const concerns = (actor: Actor, address: PageAddress, patientId: string | undefined): boolean =>
  actor.role === 'admin' ||
  (actor.person !== undefined && actor.person === (actor.role === 'practitioner' ? address.practitionerId : patientId));
