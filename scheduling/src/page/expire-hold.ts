import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Decision } from '../decision.ts';
import { endHold } from './end-holds.ts';
import type { Page } from './page-state.ts';

/** Ends a hold that has lapsed; our policy asks, and anything else than a lapsed hold is left alone. */
export function expireHold(
  page: Page,
  command: { readonly address: PageAddress; readonly appointmentId: string; readonly now: string },
): Decision<DayEvent, never> {
  const hold = page.holds.get(command.appointmentId);
  if (hold === undefined || hold.expiresAt > command.now) return accept();
  return accept(endHold('HoldExpired', command.address.practitionerId, hold));
}
