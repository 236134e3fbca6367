import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { pageId, pageOfAppointment } from '@daybook/contracts/page-address.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { findPlace } from '../offer/find-place.ts';
import { endHold } from './end-holds.ts';
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
  const { address, actor } = command;
  if (!isStaff(actor)) return refuse('not-yours', 'Only the practice swaps visits.', 'id');
  const one = findVisit(page, command);
  if ('refused' in one) return one;
  const other = findOther(page, command);
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
  const { practitionerId } = address;
  const lapsed = new Set([...first.lapsed, ...second.lapsed]);
  return accept<DayEvent>(...[...lapsed].map((hold) => endHold('HoldExpired', practitionerId, hold)), {
    type: 'AppointmentsSwapped',
    data: {
      practitionerId,
      visits: [moved(one.visit, first.to), moved(other.visit, second.to)],
    },
  });
}

/** The visit to swap with; a refusal names its fields, and says so when it is a visit of another page. */
function findOther(page: Page, command: SwapAppointments): ReturnType<typeof findVisit> {
  const { address, withAppointmentId: appointmentId, withExpectedStart: expectedStart } = command;
  const found = findVisit(page, { ...command, appointmentId, expectedStart });
  if (!('refused' in found)) return found;
  const { reason, detail, field } = found.refused;
  const madeOn = pageOfAppointment(appointmentId);
  const isElsewhere =
    reason === 'appointment-elsewhere' ||
    (reason === 'appointment-not-found' && madeOn !== undefined && pageId(madeOn) !== pageId(address));
  if (isElsewhere)
    return refuse('other-page', 'Only two visits of one practitioner and day can be swapped.', 'withAppointmentId');
  return refuse(reason, detail, field === 'expectedStart' ? 'withExpectedStart' : 'withAppointmentId');
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
  const isOwn = ({ kind, appointmentId }: Claim) =>
    kind === 'booked' && (appointmentId === visit.appointmentId || appointmentId === other.appointmentId);
  const { placement, objections, lapsed } = findPlace(page, {
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
  return { to: placement, lapsed };
}

const minutes = (from: string, until: string) => (Date.parse(until) - Date.parse(from)) / 60_000;

/** The time a visit takes with its buffers, as it was placed. */
export const timingOf = ({ start, end, occupied }: Placement) => ({
  duration: minutes(start, end),
  bufferBefore: minutes(occupied.start, start),
  bufferAfter: minutes(end, occupied.end),
});
