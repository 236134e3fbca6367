import type { Placement } from '@daybook/contracts/placement.ts';
import { days, overlap, type Interval } from './interval.ts';

/** Somebody's right to a practitioner's time, buffers included. */
export interface Claim<Source> {
  /** The appointment's id; the transfer's for a reservation, since its appointment still stands elsewhere. */
  readonly id: string;
  readonly kind: 'hold' | 'visit' | 'reservation';
  readonly appointmentId: string;
  readonly practitionerId: string;
  readonly place: Placement;
  readonly source: Source;
}

/** Where a claim stands, for people. */
export const called = ({ kind, appointmentId }: Pick<Claim<unknown>, 'kind' | 'appointmentId'>): string => {
  const names = { hold: 'the hold', visit: 'appointment', reservation: 'the reservation for appointment' };
  return `${names[kind]} ${appointmentId}`;
};

/** Whether two placements are the same slots of the same practitioner. */
export const sameSlots = (one: Placement, other: Placement): boolean =>
  one.slots.map(({ slotId }) => slotId).join(' ') === other.slots.map(({ slotId }) => slotId).join(' ');

/** Everything live, found by id and by practitioner and time. */
export class Claims<Source> {
  readonly #byId = new Map<string, Claim<Source>>();
  /** Ids by practitioner and day. */
  readonly #days = new Map<string, Set<string>>();

  get(id: string): Claim<Source> | undefined {
    return this.#byId.get(id);
  }

  put(claim: Claim<Source>): void {
    this.remove(claim.id);
    this.#byId.set(claim.id, claim);
    for (const key of keys(claim.practitionerId, claim.place.occupied)) {
      this.#days.set(key, (this.#days.get(key) ?? new Set()).add(claim.id));
    }
  }

  remove(id: string): void {
    const claim = this.#byId.get(id);
    if (claim === undefined) return;
    this.#byId.delete(id);
    for (const key of keys(claim.practitionerId, claim.place.occupied)) {
      const ids = this.#days.get(key);
      ids?.delete(id);
      if (ids?.size === 0) this.#days.delete(key);
    }
  }

  /** Claims of a practitioner that occupy some of an interval. */
  within(practitionerId: string, interval: Interval): Claim<Source>[] {
    const ids = new Set(keys(practitionerId, interval).flatMap((key) => [...(this.#days.get(key) ?? [])]));
    return [...ids].flatMap((id) => {
      const claim = this.#byId.get(id);
      return claim !== undefined && overlap(claim.place.occupied, interval) ? [claim] : [];
    });
  }
}

const keys = (practitionerId: string, interval: Interval): string[] =>
  days(interval).map((day) => `${practitionerId} ${day}`);
