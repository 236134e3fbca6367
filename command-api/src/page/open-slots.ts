import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../write-path/decision.ts';
import { overlap, type Interval, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface OpenSlots {
  readonly address: PageAddress;
  /** The page's civil day in the practitioner's book zone. */
  readonly day: Interval & { readonly bookZone: string };
  readonly slots: readonly (Interval & { readonly slotId: string })[];
  readonly now: string;
}

/** Offers times on a page, all or none: each in the future, inside the page, and overlapping no other (DESIGN §3.2). */
export function openSlots(page: Page, command: OpenSlots): Decision<DayEvent, PageRefusal> {
  const { address, day, slots, now } = command;
  const taken: Interval[] = [...page.slots.values()].filter((slot) => !slot.closed);
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
  const { practitionerId, date } = address;
  const opened: DayEvent = {
    type: 'SlotOpened',
    data: { practitionerId, slots: slots.map(({ slotId, start, end }) => ({ slotId, start, end })) },
  };
  if (page.day !== undefined) return accept(opened);
  const { bookZone, start, end } = day;
  return accept<DayEvent>({ type: 'DayOpened', data: { practitionerId, date, bookZone, start, end } }, opened);
}
