import type { LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import { locationEvents } from '@daybook/contracts/events/location.ts';
import { blankLocation, evolveLocation, type GrowingLocation } from '@daybook/scheduling/location/location-state.ts';
import type { Fold } from '../write-path/stream-state.ts';
import { readWith } from './read-with.ts';

/** How a `location-` stream becomes a clinic. */
export const locationFold: Fold<GrowingLocation, LocationEvent> = {
  blank: blankLocation,
  evolve: evolveLocation,
  read: readWith(locationEvents),
};
