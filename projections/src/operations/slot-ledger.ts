import { pageId, pageOfSlot } from '@daybook/contracts/page-address.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import { spoken, within, type Interval } from './interval.ts';

/** What is wrong with a placement, and the event it clashes with, if there is one. */
export interface Misplacement<Source> {
  readonly kind: 'no-slot' | 'closed-slot' | 'misplaced';
  readonly detail: string;
  readonly with: Source | undefined;
}

/** A slot as it was opened. */
interface KnownSlot<Source> extends Interval {
  readonly locationId: string | undefined;
  readonly open: boolean;
  readonly source: Source;
}

const pageOf = (slotId: string): string => {
  const page = pageOfSlot(slotId);
  return page === undefined ? '' : pageId(page);
};

/** Every slot ever opened, and where pages begin and end. */
export class SlotLedger<Source> {
  readonly #slots = new Map<string, KnownSlot<Source>>();
  readonly #pages = new Map<string, Interval>();

  openPage(page: string, { start, end }: Interval): void {
    this.#pages.set(page, { start, end });
  }

  open(slots: readonly SlotPlace[], locationId: string | undefined, source: Source): void {
    for (const { slotId, start, end } of slots) {
      this.#slots.set(slotId, { start, end, locationId, open: true, source });
    }
  }

  /** @returns the time of the slot, if it was ever opened */
  close(slotId: string, source: Source): Interval | undefined {
    const slot = this.#slots.get(slotId);
    if (slot !== undefined) this.#slots.set(slotId, { ...slot, open: false, source });
    return slot;
  }

  /** What is wrong with a placement: its slots must be open, as they were opened, of one page and clinic, and adjacent. */
  check(who: string, placement: Placement): Misplacement<Source>[] {
    return [
      ...placement.slots.flatMap((slot) => this.#checkSlot(who, slot, placement)),
      ...this.#checkWhole(who, placement),
    ];
  }

  #checkSlot(who: string, { slotId, start, end }: SlotPlace, { locationId }: Placement): Misplacement<Source>[] {
    const slot = this.#slots.get(slotId);
    if (slot === undefined || slot.start !== start || slot.end !== end) {
      const found = slot === undefined ? 'was never opened' : `is at ${spoken(slot)}`;
      const detail = `${who} at ${spoken({ start, end })} stands on slot ${slotId}, which ${found}`;
      return [{ kind: 'no-slot', detail, with: slot?.source }];
    }
    if (!slot.open) {
      return [{ kind: 'closed-slot', detail: `${who} stands on slot ${slotId}, which is closed`, with: slot.source }];
    }
    if (slot.locationId === locationId) return [];
    return [{ kind: 'misplaced', detail: `${who} stands on slot ${slotId} of another clinic`, with: slot.source }];
  }

  #checkWhole(who: string, { slots, start, end, occupied }: Placement): Misplacement<Source>[] {
    const wrong: Misplacement<Source>[] = [];
    const misplaced = (detail: string) =>
      wrong.push({ kind: 'misplaced', detail: `${who} ${detail}`, with: undefined });
    const [first] = slots;
    const last = slots.at(-1);
    if (first === undefined || last === undefined) return wrong;
    const page = pageOf(first.slotId);
    if (slots.some(({ slotId }) => pageOf(slotId) !== page)) misplaced('stands on slots of two pages');
    if (slots.some((slot, index) => index > 0 && slots[index - 1]?.end !== slot.start)) {
      misplaced('stands on slots that are not adjacent');
    }
    const fills = start === first.start && last.start < end && end <= last.end;
    if (!fills) misplaced(`at ${spoken({ start, end })} does not fill its slots`);
    if (!within({ start, end }, occupied)) misplaced(`occupies ${spoken(occupied)}, which is less than its time`);
    const day = this.#pages.get(page);
    if (day !== undefined && !within(occupied, day)) misplaced(`occupies ${spoken(occupied)}, which leaves its page`);
    return wrong;
  }
}
