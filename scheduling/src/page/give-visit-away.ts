import type { DayEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Decision } from '../decision.ts';
import type { Page } from './page-state.ts';
import { isAllowed } from './visit-life.ts';

export interface GiveVisitAway {
  readonly address: PageAddress;
  readonly transferId: string;
  readonly appointmentId: string;
  /** Where the visit stood when the move was begun: another move or a cancellation meanwhile wins. */
  readonly expectedStart: string;
  readonly move: number;
  readonly to: EventNamed<'TransferredOut'>['data']['to'];
}

/**
 * Second step and commit point of a move to another page: the source gives the visit away, or says why it does not.
 * It always leaves exactly one outcome; the first one stands.
 */
export function giveVisitAway(page: Page, command: GiveVisitAway): Decision<DayEvent, never> {
  const { address, transferId, appointmentId, expectedStart, move, to } = command;
  if (page.outcomes.has(transferId)) return accept();
  const { practitionerId } = address;
  const visit = page.visits.get(appointmentId);
  const refused = (reason: string) =>
    accept<DayEvent>({ type: 'TransferRefused', data: { transferId, appointmentId, practitionerId, reason } });
  if (visit === undefined) return refused('appointment-moved');
  if (visit.status === 'cancelled') return refused('appointment-cancelled');
  if (!isAllowed('move', visit.status)) return refused('illegal-transition');
  // Of all a move writes, a closed page takes the refusal only (DESIGN §4).
  if (page.isClosed) return refused('day-closed');
  if (visit.placement.start !== expectedStart || visit.move + 1 !== move) return refused('appointment-moved');
  const { patientId, placement: from } = visit;
  return accept<DayEvent>({
    type: 'TransferredOut',
    data: { transferId, appointmentId, patientId, practitionerId, from, to, move },
  });
}

/** The recovery policy's part: a transfer without an outcome was abandoned, and gets one. */
export function abandonTransfer(
  page: Page,
  { address, transferId, appointmentId }: Pick<GiveVisitAway, 'address' | 'transferId' | 'appointmentId'>,
): Decision<DayEvent, never> {
  if (page.outcomes.has(transferId)) return accept();
  const { practitionerId } = address;
  return accept<DayEvent>({
    type: 'TransferRefused',
    data: { transferId, appointmentId, practitionerId, reason: 'move-abandoned' },
  });
}
