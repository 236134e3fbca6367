import type { AppointmentStatus } from '@daybook/contracts/http/appointment-shapes.ts';
import type { SlotSource } from '@daybook/contracts/events/times.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';

/** A half-open stretch of time `[start, end)` in UTC. ISO texts of equal form compare like the moments they name. */
export interface Interval {
  readonly start: string;
  readonly end: string;
}

/** An offered time. A closed one stays known, so that booking it can be refused with the right words. */
export interface Slot extends SlotPlace {
  readonly locationId?: string;
  readonly source: SlotSource;
  /** Who closed it, once it is closed. */
  readonly closedBy?: SlotSource;
}

/** A time somebody keeps while filling in the form. */
export interface Hold {
  readonly appointmentId: string;
  readonly holderId: string;
  readonly patientId?: string;
  readonly placement: Placement;
  readonly details?: VisitDetails;
  readonly expiresAt: string;
  /** Rules of the clinic that staff set aside for it. */
  readonly overridden?: readonly string[];
}

/** A time a visit of another page wants, until that page has decided (DESIGN §4). */
export interface Reservation {
  readonly transferId: string;
  readonly appointmentId: string;
  readonly patientId: string;
  readonly placement: Placement;
  readonly details?: VisitDetails;
  readonly sourcePage: string;
  readonly move: number;
}

/** An appointment that stands on this page. */
export interface Visit {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly placement: Placement;
  readonly details?: VisitDetails;
  readonly status: Exclude<AppointmentStatus, 'pending'>;
  /** How often it was moved. */
  readonly move: number;
}

/** Where an appointment went that stood here. */
export interface Gone {
  readonly page: string;
  readonly move: number;
  readonly transferId: string;
}

/** Anything live: its occupied time belongs to nobody else (DESIGN §1.1). */
export interface Claim extends Interval {
  readonly kind: 'held' | 'reserved' | 'booked';
  readonly appointmentId: string;
  readonly occupied: Interval;
  readonly slotIds: readonly string[];
}

/** One page of the daybook, folded from its stream: the only authority over that practitioner's time that day. */
export interface Page {
  /** When the page begins and ends; undefined until DayOpened. */
  readonly day?: Interval;
  /** Over and closed: what happened is still written up, and nothing else. */
  readonly isClosed: boolean;
  readonly slots: ReadonlyMap<string, Slot>;
  readonly visits: ReadonlyMap<string, Visit>;
  /** By appointment. */
  readonly holds: ReadonlyMap<string, Hold>;
  /** Appointments that were held and are not any more. */
  readonly endedHolds: ReadonlySet<string>;
  /** By transfer. */
  readonly reservations: ReadonlyMap<string, Reservation>;
  /** By appointment. */
  readonly gone: ReadonlyMap<string, Gone>;
  /** What this page, as the source, answered to transfers: `out`, or why not. */
  readonly outcomes: ReadonlyMap<string, string>;
  /** What is live, by appointment or transfer. */
  readonly claims: ReadonlyMap<string, Claim>;
}

/** A page as its fold builds it; deciders see it as {@link Page}. */
export interface GrowingPage extends Page {
  day?: Interval;
  isClosed: boolean;
  readonly slots: Map<string, Slot>;
  readonly visits: Map<string, Visit>;
  readonly holds: Map<string, Hold>;
  readonly endedHolds: Set<string>;
  readonly reservations: Map<string, Reservation>;
  readonly gone: Map<string, Gone>;
  readonly outcomes: Map<string, string>;
  readonly claims: Map<string, Claim>;
}

export const blankPage = (): GrowingPage => ({
  isClosed: false,
  slots: new Map(),
  visits: new Map(),
  holds: new Map(),
  endedHolds: new Set(),
  reservations: new Map(),
  gone: new Map(),
  outcomes: new Map(),
  claims: new Map(),
});

/** A page that can grow on without changing the one it was. */
export const copyPage = (page: Page): GrowingPage => ({
  ...(page.day === undefined ? {} : { day: page.day }),
  isClosed: page.isClosed,
  slots: new Map(page.slots),
  visits: new Map(page.visits),
  holds: new Map(page.holds),
  endedHolds: new Set(page.endedHolds),
  reservations: new Map(page.reservations),
  gone: new Map(page.gone),
  outcomes: new Map(page.outcomes),
  claims: new Map(page.claims),
});

/** Whether two half-open stretches share any time; adjacent ones do not. */
export const overlap = (a: Interval, b: Interval): boolean => a.start < b.end && b.start < a.end;

/** Who acts, as far as the rules of a page ask; `system` is us, ending what we began. */
export interface Actor {
  readonly role: 'guest' | 'patient' | 'practitioner' | 'admin' | 'system';
  /** The patient or practitioner the actor is. */
  readonly person?: string;
}

export const isStaff = (actor: Actor): boolean => actor.role === 'practitioner' || actor.role === 'admin';

/** Whether the actor is a party of what happens on this page: its practitioner, the visit's patient, the practice, or we. */
export const concerns = (actor: Actor, address: PageAddress, patientId: string | undefined): boolean =>
  actor.role === 'admin' ||
  actor.role === 'system' ||
  (actor.role !== 'guest' &&
    actor.person !== undefined &&
    actor.person === (actor.role === 'practitioner' ? address.practitionerId : patientId));
