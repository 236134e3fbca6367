import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../write-path/decision.ts';
import { findVisit, type VisitCommand } from './find-visit.ts';
import type { Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

/** Cancels a visit and frees its time; cancelling it again changes nothing. A patient cannot cancel what has begun. */
export function cancelAppointment(page: Page, command: VisitCommand): Decision<DayEvent, PageRefusal> {
  const { address, actor, now } = command;
  const found = findVisit(page, command);
  if ('refused' in found) return found;
  const { appointmentId, patientId, slotId, start, end, status } = found.visit;
  if (status === 'cancelled') return accept();
  if (actor.role === 'patient' && start <= now) {
    return refuse('appointment-begun', 'The visit has begun: ask the practice to cancel it.', 'id');
  }
  const { practitionerId } = address;
  return accept<DayEvent>({
    type: 'AppointmentCancelled',
    data: { appointmentId, patientId, practitionerId, slotId, start, end, by: actor.role },
  });
}
