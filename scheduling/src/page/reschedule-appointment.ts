import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision, type Refusal } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { grant, judge, recordOverride, type Override } from '../offer/judge.ts';
import { tooLateFor } from './cancel-appointment.ts';
import { dayIsClosed } from './close-day.ts';
import { endHold } from './end-holds.ts';
import { findVisit, type VisitCommand } from './find-visit.ts';
import type { Claim, Page, Visit } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';
import { isAllowed, notAllowed } from './visit-life.ts';

export interface RescheduleAppointment extends VisitCommand {
  readonly slotId: string;
  readonly override?: Override;
  readonly facts: ClinicFacts;
}

/** The visit if this actor can move it now, or why not. Moves within the page and to another one ask the same. */
export function movableVisit(
  page: Page,
  command: Omit<RescheduleAppointment, 'slotId'>,
): { readonly visit: Visit } | { readonly refused: Refusal<PageRefusal> } {
  const found = findVisit(page, command);
  if ('refused' in found) return found;
  const { status, placement } = found.visit;
  if (!isAllowed('move', status)) return notAllowed('moved', status);
  if (page.isClosed) return refuse('day-closed', dayIsClosed, 'id');
  return tooLateFor(command, placement.start) ?? found;
}

/** Moves a visit to another free time of its page by one event: the old time is freed as the new one is taken. */
export function rescheduleAppointment(page: Page, command: RescheduleAppointment): Decision<DayEvent, PageRefusal> {
  const { address, actor, now, slotId, facts, override } = command;
  const { practitionerId } = address;
  const found = movableVisit(page, command);
  if ('refused' in found) return found;
  const { appointmentId, patientId, placement: from, move, details } = found.visit;
  if (from.slots[0]?.slotId === slotId) return accept();
  // Its place on this page only: a time kept for its return from another page is not its own until that is decided.
  const isOwn = (claim: Claim) => claim.kind === 'booked' && claim.appointmentId === appointmentId;
  const timing = details?.visitType;
  const wish = { practitionerId, slotId, facts, now, isOwn, ...(timing === undefined ? {} : { timing }) };
  const granted = grant(judge(page, wish), actor, override);
  if ('refused' in granted) return granted;
  return accept<DayEvent>(...granted.lapsed.map((hold) => endHold('HoldExpired', practitionerId, hold)), {
    type: 'AppointmentRescheduled',
    data: {
      appointmentId,
      patientId,
      practitionerId,
      from,
      to: granted.placement,
      move: move + 1,
      ...recordOverride(override, granted.overridden),
    },
  });
}
