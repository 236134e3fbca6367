import type { EventNamed, LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { LocationState } from './location-state.ts';

/** Another clinic has the name. */
export const nameTaken = () =>
  refuse('location-name-taken', 'Another clinic has this name: choose it from the list, or take another name.', 'name');

/**
 * Keeps a name for a clinic that wants to take it, in the stream of the name. A name is never given back: a clinic may
 * return to one it had, nobody else may take it.
 */
export function reserveName(
  state: LocationState,
  data: EventNamed<'LocationNameReserved'>['data'],
  /** Whether another clinic of older days, whose id is not that of its name, is known to have the name. */
  isNameKnown: boolean,
): Decision<LocationEvent, 'location-name-taken'> {
  if (state.reservedFor === data.heldBy) return accept();
  if (isNameKnown || state.reservedFor !== undefined || state.profile !== undefined) return nameTaken();
  return accept<LocationEvent>({ type: 'LocationNameReserved', data });
}
