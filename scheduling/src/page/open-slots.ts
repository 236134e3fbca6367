import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { OpeningReason } from '@daybook/contracts/opening-reasons.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { SlotPlace } from '@daybook/contracts/placement.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { shift } from '../offer/shift.ts';
import { dayIsClosed } from './close-day.ts';
import { overlap, type Interval, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

/** The page's civil day in the practitioner's book zone. */
export type CivilDay = Interval & { readonly bookZone: string };

export interface OpenSlots {
  readonly address: PageAddress;
  readonly day: CivilDay;
  readonly locationId?: string;
  readonly slots: readonly SlotPlace[];
  /** How far ahead the clinic wants times opened, minutes. */
  readonly openingNotice: number;
  /** Staff's wish to set that aside. */
  readonly override?: { readonly reason: OpeningReason };
  readonly now: string;
}

/** The page's first event, where it is not there yet. */
export const dayOpened = (page: Page, { practitionerId, date }: PageAddress, day: CivilDay): readonly DayEvent[] => {
  const { bookZone, start, end } = day;
  return page.day === undefined ? [{ type: 'DayOpened', data: { practitionerId, date, bookZone, start, end } }] : [];
};

/**
 * Offers times on a page, all or none: each in the future, inside the page, and overlapping no other (DESIGN §3.2), and as
 * far ahead as the clinic wants it, unless staff set that aside. What cannot be set aside is said first.
 */
export function openSlots(page: Page, command: OpenSlots): Decision<DayEvent, PageRefusal> {
  const { address, day, locationId, slots, openingNotice, override, now } = command;
  if (page.isClosed) return refuse('day-closed', dayIsClosed, 'slots');
  const taken: Interval[] = [...page.slots.values()].filter((slot) => slot.closedBy === undefined);
  for (const [index, slot] of slots.entries()) {
    const at = `slots.${index}`;
    if (slot.end <= slot.start) return refuse('end-before-start', 'A slot must end after it starts.', `${at}.end`);
    if (slot.start <= now) return refuse('slot-in-past', 'A slot must start in the future.', `${at}.start`);
    if (slot.start < day.start || slot.end > day.end) {
      return refuse('not-one-day', `All slots of a request must lie in one day (${day.bookZone}).`, at);
    }
    const other = taken.find((existing) => overlap(existing, slot));
    if (other !== undefined) return refuse('slot-overlap', `The slot overlaps ${other.start} to ${other.end}.`, at);
    taken.push(slot);
  }
  const tooSoon = slots.findIndex(({ start }) => start < shift(now, openingNotice));
  if (tooSoon >= 0 && override === undefined)
    return refuse(
      'opening-notice',
      `Times are opened at least ${openingNotice} minutes ahead.`,
      `slots.${tooSoon}.start`,
    );
  const { practitionerId } = address;
  return accept<DayEvent>(...dayOpened(page, address, day), {
    type: 'SlotOpened',
    data: {
      practitionerId,
      source: 'hand',
      ...(locationId === undefined ? {} : { locationId }),
      slots: slots.map(({ slotId, start, end }) => ({ slotId, start, end })),
      ...(tooSoon >= 0 && override !== undefined
        ? { overridden: ['opening-notice'], overrideReason: override.reason }
        : {}),
    },
  });
}
