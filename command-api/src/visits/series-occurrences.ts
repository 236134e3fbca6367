import { DateTime } from 'luxon';
import { pageOfSlot, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream, locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { civilDay } from '@daybook/scheduling/page/civil-day.ts';
import type { Slot } from '@daybook/scheduling/page/page-state.ts';
import type { Services } from '../http/services.ts';

/** One time of a recurring visit; without a slot when none is offered then. */
export interface Occurrence {
  readonly address: PageAddress;
  readonly start: string;
  readonly slot: Slot | undefined;
}

/** The same clock time of the clinic, n weeks on and on; a change of clocks moves the moment, not the clock time. */
export async function occurrencesOf(
  services: Pick<Services, 'pages' | 'practitioner' | 'location'>,
  { slotId, everyWeeks, count }: { readonly slotId: string; readonly everyWeeks: number; readonly count: number },
): Promise<Occurrence[]> {
  const { pages, practitioner: follow, location: followLocation } = services;
  const first = pageOfSlot(slotId);
  if (first === undefined) return [];
  const slot = await pages.look(dayStream(first), (page) => page.slots.get(slotId));
  const practitioner = await follow(practitionerStream(first.practitionerId));
  const bookZone = practitioner?.state.bookZone;
  if (slot === undefined || bookZone === undefined) return [];
  const { locationId } = slot;
  const location = locationId === undefined ? undefined : await followLocation(locationStream(locationId));
  const local = DateTime.fromISO(slot.start, { zone: location?.state.zone ?? bookZone });
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const start = local
        .plus({ weeks: index * everyWeeks })
        .toJSDate()
        .toISOString();
      const address = { practitionerId: first.practitionerId, date: civilDay(start, bookZone).date };
      const found = await pages.look(dayStream(address), (page) =>
        [...page.slots.values()].find(
          (each) => each.start === start && each.locationId === locationId && each.closedBy === undefined,
        ),
      );
      return { address, start, slot: found };
    }),
  );
}
