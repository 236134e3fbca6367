import { eventCatalogue } from '@daybook/contracts/events/catalogue.ts';
import { createRegistry } from '@daybook/event-store/registry.ts';

/** Reads every event Daybook writes. */
export const eventRegistry = createRegistry(eventCatalogue);
