import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { dayEvents } from '@daybook/contracts/events/day.ts';
import { evolvePage } from '@daybook/scheduling/page/evolve-page.ts';
import { blankPage, type GrowingPage } from '@daybook/scheduling/page/page-state.ts';
import type { Fold } from '../write-path/stream-state.ts';
import { readWith } from './read-with.ts';

/** How a `day-` stream becomes a page. */
export const pageFold: Fold<GrowingPage, DayEvent> = {
  blank: blankPage,
  evolve: evolvePage,
  read: readWith(dayEvents),
};
