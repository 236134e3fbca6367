import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { shift } from '../offer/shift.ts';
import type { Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

/** For how long a page stays open after its day, minutes. */
const openFor = 1440;

/** What is said to whoever wants something of a page that is closed. */
export const dayIsClosed = 'This day is over and its page is closed.';

/**
 * Closes a page whose day ended long ago; our policy asks. While a time is held or reserved it is refused (DESIGN §3.5): the
 * policies that end those have to come first. Visits stay as they are.
 */
export function closeDay(
  page: Page,
  { address, now }: { readonly address: PageAddress; readonly now: string },
): Decision<DayEvent, PageRefusal> {
  if (page.day === undefined || page.isClosed) return accept();
  if (now < shift(page.day.end, openFor)) return refuse('too-early', 'A page is closed a day after its own.');
  if (page.holds.size + page.reservations.size > 0)
    return refuse('slot-held', 'A time of this page is held or reserved.');
  const { practitionerId, date } = address;
  return accept<DayEvent>({ type: 'DayClosed', data: { practitionerId, date } });
}
