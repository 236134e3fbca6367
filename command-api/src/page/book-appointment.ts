import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../write-path/decision.ts';
import { concerns, type Actor, type Page, type Slot } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface BookAppointment {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly slotId: string;
  readonly patientId: string;
  readonly reason?: string;
  readonly actor: Actor;
  readonly now: string;
}

/** The slot if it can be taken now, or why it cannot. Booking and moving ask the same question. */
export function takeableSlot(
  page: Page,
  slotId: string,
  now: string,
): { readonly slot: Slot } | ReturnType<typeof refuse<PageRefusal>> {
  const slot = page.slots.get(slotId);
  if (slot === undefined) return refuse('slot-not-found', 'There is no such slot.', 'slotId');
  if (slot.closed) return refuse('slot-closed', 'This time is no longer offered.', 'slotId');
  if (slot.appointmentId !== undefined)
    return refuse('slot-taken', 'Slot not available: somebody else has this time.', 'slotId');
  if (slot.start <= now) return refuse('slot-in-past', 'This time has passed.', 'slotId');
  return { slot };
}

/** Books a free slot for a patient. */
export function bookAppointment(page: Page, command: BookAppointment): Decision<DayEvent, PageRefusal> {
  const { address, appointmentId, slotId, patientId, reason, actor, now } = command;
  if (!concerns(actor, address, patientId))
    return refuse('not-yours', 'You may book for yourself, or as this practitioner.', 'patientId');
  const found = takeableSlot(page, slotId, now);
  if ('refused' in found) return found;
  const { start, end } = found.slot;
  const { practitionerId } = address;
  return accept<DayEvent>({
    type: 'AppointmentBooked',
    data: { appointmentId, patientId, practitionerId, slotId, start, end, ...(reason === undefined ? {} : { reason }) },
  });
}
