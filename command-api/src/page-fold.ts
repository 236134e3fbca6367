import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { dayEvents } from '@daybook/contracts/events/day.ts';
import { createRegistry } from '@daybook/event-store/registry.ts';
import type { Fold } from '../write-path/stream-state.ts';
import { evolvePage } from './evolve-page.ts';
import { blankPage, type GrowingPage } from './page-state.ts';

const pageRegistry = createRegistry(dayEvents);

/** How a `day-` stream becomes a page. Types this code does not know yet are passed over; newer versions throw. */
export const pageFold: Fold<GrowingPage, DayEvent> = {
  blank: blankPage,
  evolve: evolvePage,
  read: (stored) => {
    const decoded = pageRegistry.decode(stored);
    return decoded.known ? decoded.event : undefined;
  },
};
