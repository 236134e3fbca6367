import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../write-path/decision.ts';
import { concerns, type Actor, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface CloseSlot {
  readonly address: PageAddress;
  readonly slotId: string;
  /** Cancel the visit on it by the practice, in the same append. */
  readonly cancelBooked: boolean;
  readonly actor: Actor;
}

/** Takes a time off the page. Under a live visit it is refused, unless asked to cancel that visit too (DESIGN §3.5). */
export function closeSlot(page: Page, command: CloseSlot): Decision<DayEvent, PageRefusal> {
  const { address, slotId, cancelBooked, actor } = command;
  const slot = page.slots.get(slotId);
  if (!concerns(actor, address, undefined)) return refuse('not-yours', 'This slot belongs to somebody else.', 'slotId');
  if (slot === undefined) return refuse('slot-not-found', 'There is no such slot.', 'slotId');
  if (slot.closed) return accept();
  const { practitionerId } = address;
  const { start, end } = slot;
  const closed: DayEvent = { type: 'SlotClosed', data: { practitionerId, slotId, start, end } };
  const visit = slot.appointmentId === undefined ? undefined : page.visits.get(slot.appointmentId);
  if (visit === undefined) return accept(closed);
  if (!cancelBooked) {
    return refuse(
      'slot-booked',
      'The slot is booked: cancel the visit first, or close it with cancelBooked=true.',
      'slotId',
    );
  }
  const { appointmentId, patientId } = visit;
  const by = actor.role;
  return accept<DayEvent>(
    { type: 'AppointmentCancelled', data: { appointmentId, patientId, practitionerId, slotId, start, end, by } },
    closed,
  );
}
