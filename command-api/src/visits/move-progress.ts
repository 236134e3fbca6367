import type { DayEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { Page, Visit } from '@daybook/scheduling/page/page-state.ts';
import { answerAppointment, answerAt, type Answer } from './answer-appointment.ts';

/** How far a move has come, as one of its pages says. */
export type Progress =
  /** It is done: within its page, by one event or none. */
  | { readonly kind: 'moved'; readonly answer: Answer }
  /** Nothing has happened yet. */
  | { readonly kind: 'movable'; readonly visit: Visit; readonly address: PageAddress }
  /** The target keeps a time for it. */
  | { readonly kind: 'reserved'; readonly place: EventNamed<'TransferReserved'>['data'] }
  /** The source has decided. */
  | { readonly kind: 'given'; readonly to: EventNamed<'TransferredOut'>['data']['to'] }
  | { readonly kind: 'kept'; readonly reason: string };

/** What the move's own events on a page say, if it has any there. */
export function progressIn(events: readonly DayEvent[], appointmentId: string): Progress | undefined {
  for (const { type, data } of events) {
    if (type === 'AppointmentRescheduled') return { kind: 'moved', answer: answerAt(appointmentId, 'booked', data.to) };
    if (type === 'TransferReserved') return { kind: 'reserved', place: data };
    if (type === 'TransferredOut') return { kind: 'given', to: data.to };
    if (type === 'TransferRefused') return { kind: 'kept', reason: data.reason };
  }
  return undefined;
}

/** What a page that is asked for its visit says, where the move has no events of its own there. */
export function progressAt(
  page: Page,
  address: PageAddress,
  move: { readonly appointmentId: string; readonly transferId: string; readonly isTarget: boolean },
): Progress {
  const { appointmentId, transferId, isTarget } = move;
  if (isTarget) return { kind: 'moved', answer: answerAppointment(appointmentId)([], page) };
  // Only somebody else's outcome comes without events: the recovery policy's, that nothing was moved.
  const reason = page.outcomes.get(transferId);
  if (reason !== undefined) return { kind: 'kept', reason };
  const visit = page.visits.get(appointmentId);
  if (visit === undefined) throw new TypeError('an accepted move without a visit');
  return { kind: 'movable', visit, address };
}
