import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Decision } from '../decision.ts';
import { slotClosed } from './close-slot.ts';
import { dayOpened, type CivilDay } from './open-slots.ts';
import { overlap, type Interval, type Page, type Slot, type Visit } from './page-state.ts';

/** A time the hours want to be offered. */
export interface WantedSlot extends Interval {
  readonly locationId: string;
}

/** What hours, time off and closures want of one page. */
export interface WantedDay {
  readonly slots: readonly WantedSlot[];
  /** When nothing is offered; of one clinic, or everywhere. */
  readonly blocked: readonly (Interval & { readonly locationId?: string })[];
}

export interface FitHours {
  readonly address: PageAddress;
  readonly day: CivilDay;
  readonly wanted: WantedDay;
  readonly now: string;
  /** A slot id of this page, the n-th of this command. */
  readonly slotIdOf: (index: number) => string;
}

const isBlocked = ({ blocked }: WantedDay, slot: Interval & { readonly locationId?: string }): boolean =>
  blocked.some(
    (stretch) => overlap(stretch, slot) && (stretch.locationId === undefined || stretch.locationId === slot.locationId),
  );

const isWanted = (wanted: WantedDay, slot: Slot): boolean =>
  !isBlocked(wanted, slot) &&
  (slot.source === 'hand' ||
    wanted.slots.some(
      ({ start, end, locationId }) => start === slot.start && end === slot.end && locationId === slot.locationId,
    ));

/** Visits still to come that stand where the hours offer nothing any more; they are reported and never touched. */
export function affectedVisits(page: Page, wanted: WantedDay, now: string): readonly Visit[] {
  const unwanted = new Set(
    [...page.slots.values()].filter((slot) => slot.start > now && !isWanted(wanted, slot)).map(({ slotId }) => slotId),
  );
  return [...page.visits.values()].filter(
    ({ appointmentId, placement }) =>
      page.claims.has(appointmentId) && placement.slots.some(({ slotId }) => unwanted.has(slotId)),
  );
}

/**
 * Makes a page offer what the hours want: opens what is missing, closes what is free and not wanted any more. Never twice,
 * never under anything live, never what a person closed, and never on a closed page.
 */
export function fitHours(page: Page, { address, day, wanted, now, slotIdOf }: FitHours): Decision<DayEvent, never> {
  if (page.isClosed) return accept();
  const { practitionerId } = address;
  const inUse = new Set([...page.claims.values()].flatMap(({ slotIds }) => slotIds));
  const slots = [...page.slots.values()];
  const isOpen = (slot: Slot) => slot.closedBy === undefined;
  const closing = slots.filter(
    (slot) => isOpen(slot) && slot.start > now && !inUse.has(slot.slotId) && !isWanted(wanted, slot),
  );
  const staying: readonly Interval[] = slots.filter(
    (slot) => (isOpen(slot) && !closing.includes(slot)) || slot.closedBy === 'hand',
  );
  const opening = wanted.slots.filter(
    (slot) =>
      slot.start > now &&
      slot.start >= day.start &&
      slot.end <= day.end &&
      !isBlocked(wanted, slot) &&
      !staying.some((other) => overlap(other, slot)),
  );
  let index = 0;
  const opened = [...Map.groupBy(opening, ({ locationId }) => locationId)].map(([locationId, group]): DayEvent => ({
    type: 'SlotOpened',
    data: {
      practitionerId,
      locationId,
      source: 'hours',
      slots: group.map(({ start, end }) => ({ slotId: slotIdOf(index++), start, end })),
    },
  }));
  return accept<DayEvent>(
    ...(opened.length === 0 ? [] : dayOpened(page, address, day)),
    ...closing.map((slot) => slotClosed(practitionerId, slot, 'hours')),
    ...opened,
  );
}
