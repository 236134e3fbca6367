import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../write-path/decision.ts';
import { takeableSlot } from './book-appointment.ts';
import { findVisit, type VisitCommand } from './find-visit.ts';
import type { Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface RescheduleAppointment extends VisitCommand {
  readonly slotId: string;
  /** Whether that slot is of the visit's own page: two pages need the transfer protocol, which is not built yet. */
  readonly samePage: boolean;
}

/** Moves a visit to another free slot of its page by one event: the old time is freed as the new one is taken. */
export function rescheduleAppointment(page: Page, command: RescheduleAppointment): Decision<DayEvent, PageRefusal> {
  const { address, actor, now } = command;
  const found = findVisit(page, command);
  if ('refused' in found) return found;
  const { visit } = found;
  if (visit.status === 'cancelled')
    return refuse('appointment-cancelled', 'A cancelled appointment cannot move.', 'id');
  if (visit.slotId === command.slotId) return accept();
  if (actor.role === 'patient' && visit.start <= now) {
    return refuse('appointment-begun', 'The visit has begun: ask the practice to move it.', 'id');
  }
  if (!command.samePage) {
    return refuse(
      'other-page',
      'A visit can move within its day and practitioner only: book the new time and cancel this one.',
      'slotId',
    );
  }
  const target = takeableSlot(page, command.slotId, now);
  if ('refused' in target) return target;
  const { appointmentId, patientId } = visit;
  const { slotId, start, end } = target.slot;
  return accept<DayEvent>({
    type: 'AppointmentRescheduled',
    data: {
      appointmentId,
      patientId,
      practitionerId: address.practitionerId,
      from: { slotId: visit.slotId, start: visit.start, end: visit.end },
      to: { slotId, start, end },
      move: visit.move + 1,
    },
  });
}
