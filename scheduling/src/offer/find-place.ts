import type { Placement } from '@daybook/contracts/placement.ts';
import { dayIsClosed } from '../page/close-day.ts';
import { overlap, type Claim, type Hold, type Interval, type Page, type Slot } from '../page/page-state.ts';
import { firm, noSuchSlot, soft, type Objection } from './objection.ts';
import { shift } from './shift.ts';

/** How much time a visit takes, minutes. */
export interface Timing {
  readonly duration: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
}

/** Which time is asked for. */
export interface TimeWish {
  readonly slotId: string;
  /** As booked, or of the kind of visit asked for; without either the visit is as long as its slot. */
  readonly timing?: Timing;
  readonly now: string;
  /** Claims that give way: the visit itself as it moves, a hold as it is booked. */
  readonly isOwn?: (claim: Claim) => boolean;
}

/** Where the visit would stand, what of the page's time speaks against it, and the lapsed holds it would end. */
export interface FoundPlace {
  /** Absent when there is no such slot. */
  readonly placement?: Placement;
  readonly objections: readonly Objection[];
  readonly lapsed: readonly Hold[];
}

/** The slot and the adjacent open ones after it, until the visit ends. */
function slotsUntil(page: Page, first: Slot, end: string): Slot[] {
  const taken = [first];
  for (let last = first; last.end < end;) {
    const next = [...page.slots.values()].find(
      (slot) => slot.start === last.end && slot.closedBy === undefined && slot.locationId === first.locationId,
    );
    if (next === undefined) return taken;
    taken.push(next);
    last = next;
  }
  return taken;
}

/** What the claim is to a visit that would share time with it. */
function objectionTo(claim: Claim, visit: Interval): Objection {
  if (!overlap(claim, visit))
    return firm('buffer', 'Slot not available: too close to another visit, time to prepare is kept free between them.');
  return claim.kind === 'held'
    ? firm('slot-held', 'Slot not available: somebody is booking this time at the moment.')
    : firm('slot-taken', 'Slot not available: somebody else has this time.');
}

/** Judges a time by the page alone (DESIGN §3.2). Booking, holding, moving and explaining all ask here. */
export function findPlace(page: Page, { slotId, timing, now, isOwn = () => false }: TimeWish): FoundPlace {
  const slot = page.slots.get(slotId);
  if (slot === undefined) return { objections: [noSuchSlot], lapsed: [] };
  const { start, locationId } = slot;
  const end = timing === undefined ? slot.end : shift(start, timing.duration);
  const occupied = {
    start: shift(start, -(timing?.bufferBefore ?? 0)),
    end: shift(end, timing?.bufferAfter ?? 0),
  };
  const slots = slotsUntil(page, slot, end);
  const objections: Objection[] = page.isClosed ? [firm('day-closed', dayIsClosed)] : [];
  if (slot.closedBy !== undefined) objections.push(firm('slot-closed', 'This time is no longer offered.'));
  if (start <= now) objections.push(soft('slot-in-past', 'This time has passed.'));
  if ((slots.at(-1)?.end ?? start) < end)
    objections.push(firm('not-enough-time', 'The visit takes longer than the time that is offered from here on.'));
  if (page.day !== undefined && (occupied.start < page.day.start || occupied.end > page.day.end))
    objections.push(firm('not-one-day', 'The visit with its preparation must lie within one day.'));
  const lapsed: Hold[] = [];
  for (const claim of page.claims.values()) {
    if (isOwn(claim) || !overlap(claim.occupied, occupied)) continue;
    const hold = claim.kind === 'held' ? page.holds.get(claim.appointmentId) : undefined;
    if (hold !== undefined && hold.expiresAt <= now) lapsed.push(hold);
    else objections.push(objectionTo(claim, { start, end }));
  }
  return {
    placement: {
      ...(locationId === undefined ? {} : { locationId }),
      slots: slots.map((taken) => ({ slotId: taken.slotId, start: taken.start, end: taken.end })),
      start,
      end,
      occupied,
    },
    objections,
    lapsed,
  };
}
