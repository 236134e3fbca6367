import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { practitionerEvents } from '@daybook/contracts/events/practitioner.ts';
import {
  blankPractitioner,
  evolvePractitioner,
  type GrowingPractitioner,
} from '@daybook/scheduling/practitioner/practitioner-state.ts';
import type { Fold } from '../write-path/stream-state.ts';
import { readWith } from './read-with.ts';

/** How a `practitioner-` stream becomes a practitioner. */
export const practitionerFold: Fold<GrowingPractitioner, PractitionerEvent> = {
  blank: blankPractitioner,
  evolve: evolvePractitioner,
  read: readWith(practitionerEvents),
};
