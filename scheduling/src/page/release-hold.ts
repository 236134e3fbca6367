import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { endHold } from './end-holds.ts';
import type { Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface ReleaseHold {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly holderId: string;
}

/** Gives a held time back. */
export function releaseHold(page: Page, command: ReleaseHold): Decision<DayEvent, PageRefusal> {
  const { address, appointmentId, holderId } = command;
  const hold = page.holds.get(appointmentId);
  if (hold === undefined)
    return page.endedHolds.has(appointmentId)
      ? accept()
      : refuse('hold-not-found', 'No time is held under this id.', 'id');
  if (hold.holderId !== holderId) return refuse('not-yours', 'Somebody else holds this time.', 'id');
  return accept(endHold('HoldReleased', address.practitionerId, hold));
}
