import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Decision } from '../decision.ts';
import { evolvePage } from './evolve-page.ts';
import { placementOf } from './placement-of.ts';
import { copyPage, type Page, type Reservation } from './page-state.ts';

function finished(
  type: 'TransferConfirmed' | 'TransferReleased',
  practitionerId: string,
  reserved: Reservation,
): DayEvent {
  const { transferId, appointmentId, patientId, placement, move } = reserved;
  const data = { transferId, appointmentId, patientId, practitionerId, ...placementOf(placement) };
  return type === 'TransferConfirmed' ? { type, data: { ...data, move } } : { type, data };
}

export interface FinishTransfer {
  readonly address: PageAddress;
  readonly transferId: string;
  /** What the source answered; whoever asks has read it there. */
  readonly isGiven: boolean;
}

/** Last step of a move to another page: the target keeps the visit, or frees the time. */
export function finishTransfer(
  page: Page,
  { address, transferId, isGiven }: FinishTransfer,
): Decision<DayEvent, never> {
  const reserved = page.reservations.get(transferId);
  if (reserved === undefined) return accept();
  return accept(finished(isGiven ? 'TransferConfirmed' : 'TransferReleased', address.practitionerId, reserved));
}

/**
 * Decides about a visit whose move here is committed and perhaps not confirmed yet: then both are appended together.
 * @param transferId the transfer that brought it here, read on the page it came from
 */
export function onArrival<R extends string>(
  page: Page,
  address: PageAddress,
  transferId: string | undefined,
  decide: (page: Page) => Decision<DayEvent, R>,
): Decision<DayEvent, R> {
  const reserved = transferId === undefined ? undefined : page.reservations.get(transferId);
  if (reserved === undefined) return decide(page);
  const confirmed = finished('TransferConfirmed', address.practitionerId, reserved);
  const arrived = copyPage(page);
  evolvePage(arrived, confirmed);
  const decision = decide(arrived);
  return 'ok' in decision ? accept(confirmed, ...decision.ok) : decision;
}
