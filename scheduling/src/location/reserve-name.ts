import type { EventNamed, LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { comparableName } from './location-name.ts';
import type { LocationState } from './location-state.ts';

/** Why no clinic can have a name at all, if so: nothing of it is seen. */
export const nameUnseen = (name: string) =>
  comparableName(name) === ''
    ? refuse('location-name-empty', 'A name needs letters or digits that can be seen.', 'name')
    : undefined;

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
): Decision<LocationEvent, 'location-name-taken' | 'location-name-empty'> {
  const unseen = nameUnseen(data.name);
  if (unseen !== undefined) return unseen;
  if (state.reservedFor === data.heldBy) return accept();
  if (isNameKnown || state.reservedFor !== undefined || state.profile !== undefined) return nameTaken();
  return accept<LocationEvent>({ type: 'LocationNameReserved', data });
}
