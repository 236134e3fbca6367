import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { dayIsClosed } from './close-day.ts';
import { endHold } from './end-holds.ts';
import { visitData } from './find-visit.ts';
import { concerns, type Actor, type Page, type Slot } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';
import { isAllowed } from './visit-life.ts';

export interface CloseSlot {
  readonly address: PageAddress;
  readonly slotId: string;
  /** Cancel the visit on it by the practice, in the same append. */
  readonly cancelBooked: boolean;
  readonly actor: Actor;
  readonly now: string;
}

/** The event that takes a time off the page. */
export const slotClosed = (practitionerId: string, { slotId, start, end }: Slot, source: Slot['source']): DayEvent => ({
  type: 'SlotClosed',
  data: { practitionerId, source, slotId, start, end },
});

/** Takes a time off the page. Under anything live it is refused, unless asked to cancel a visit too (DESIGN §3.5). */
export function closeSlot(page: Page, command: CloseSlot): Decision<DayEvent, PageRefusal> {
  const { address, slotId, cancelBooked, actor, now } = command;
  const { practitionerId } = address;
  const slot = page.slots.get(slotId);
  if (!concerns(actor, address, undefined)) return refuse('not-yours', 'This slot belongs to somebody else.', 'slotId');
  if (slot === undefined) return refuse('slot-not-found', 'There is no such slot.', 'slotId');
  if (slot.closedBy !== undefined) return accept();
  if (page.isClosed) return refuse('day-closed', dayIsClosed, 'slotId');
  const before: DayEvent[] = [];
  for (const claim of page.claims.values()) {
    if (!claim.slotIds.includes(slotId)) continue;
    const hold = claim.kind === 'held' ? page.holds.get(claim.appointmentId) : undefined;
    if (hold !== undefined && hold.expiresAt <= now) {
      before.push(endHold('HoldExpired', practitionerId, hold));
      continue;
    }
    const visit = claim.kind === 'booked' ? page.visits.get(claim.appointmentId) : undefined;
    if (visit === undefined)
      return refuse('slot-held', 'Somebody is taking this time at the moment: try again in a few minutes.', 'slotId');
    if (!cancelBooked)
      return refuse(
        'slot-booked',
        'The slot is booked: cancel the visit first, or close it with cancelBooked=true.',
        'slotId',
      );
    if (!isAllowed('cancel', visit.status))
      return refuse('slot-booked', 'The visit on this slot took place: it cannot be cancelled any more.', 'slotId');
    const by = actor.role === 'admin' ? 'admin' : 'practitioner';
    before.push({ type: 'AppointmentCancelled', data: { ...visitData(address, visit), by } });
  }
  return accept<DayEvent>(...before, slotClosed(practitionerId, slot, 'hand'));
}
