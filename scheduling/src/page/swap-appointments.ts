import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { findPlace } from '../offer/find-place.ts';
import { findVisit, type VisitCommand } from './find-visit.ts';
import { isStaff, overlap, type Claim, type Page, type Visit } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';
import { isAllowed, notAllowed } from './visit-life.ts';

export interface SwapAppointments extends VisitCommand {
  readonly withAppointmentId: string;
  readonly withExpectedStart: string;
}

/** Two visits of one page change places by one event. Each must fit where the other was, with its own length. */
export function swapAppointments(page: Page, command: SwapAppointments): Decision<DayEvent, PageRefusal> {
  const { address, actor, withAppointmentId, withExpectedStart } = command;
  if (!isStaff(actor)) return refuse('not-yours', 'Only the practice swaps visits.', 'id');
  const one = findVisit(page, command);
  if ('refused' in one) return one;
  const other = findVisit(page, { ...command, appointmentId: withAppointmentId, expectedStart: withExpectedStart });
  if ('refused' in other) return other;
  for (const { visit } of [one, other])
    if (!isAllowed('move', visit.status)) return notAllowed('swapped', visit.status);
  if (one.visit.appointmentId === other.visit.appointmentId) return accept();
  const first = placeAt(page, one.visit, other.visit, command.now);
  if ('refused' in first) return first;
  const second = placeAt(page, other.visit, one.visit, command.now);
  if ('refused' in second) return second;
  if (overlap(first.to.occupied, second.to.occupied))
    return refuse('slot-taken', 'The two visits do not fit in each other’s times.', 'withAppointmentId');
  return accept<DayEvent>({
    type: 'AppointmentsSwapped',
    data: {
      practitionerId: address.practitionerId,
      visits: [moved(one.visit, first.to), moved(other.visit, second.to)],
    },
  });
}

const moved = ({ appointmentId, patientId, placement, move }: Visit, to: Placement) => ({
  appointmentId,
  patientId,
  from: placement,
  to,
  move: move + 1,
});

function placeAt(page: Page, visit: Visit, other: Visit, now: string) {
  const [slot] = other.placement.slots;
  const isOwn = ({ appointmentId }: Claim) =>
    appointmentId === visit.appointmentId || appointmentId === other.appointmentId;
  const { placement, objections } = findPlace(page, {
    slotId: slot?.slotId ?? '',
    timing: timingOf(visit.placement),
    now,
    isOwn,
  });
  const [objection] = objections;
  if (objection !== undefined || placement === undefined)
    return refuse<PageRefusal>(
      objection?.reason ?? 'slot-not-found',
      objection?.detail ?? 'There is no such slot.',
      'withAppointmentId',
    );
  return { to: placement };
}

const minutes = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 60_000;

/** The time a visit takes with its buffers, as it was placed. */
export const timingOf = ({ start, end, occupied }: Placement) => ({
  duration: minutes(start, end),
  bufferBefore: minutes(occupied.start, start),
  bufferAfter: minutes(end, occupied.end),
});
