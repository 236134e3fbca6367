import { isDeepStrictEqual } from 'node:util';
import type { EventNamed, PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { Actor } from '../page/page-state.ts';
import { noSuchPractitioner, type PractitionerRefusal } from './change-practitioner.ts';
import type { PractitionerState } from './practitioner-state.ts';

/** What an admin checks before patients are led to somebody. */
export const checkedFacts = ['name', 'degree'] as const;

/**
 * Records a change of the public profile. What was checked when they were verified is an admin's to change from then on:
 * otherwise anybody could become somebody else once they are verified.
 */
export function changeProfile(
  { profile, verified }: PractitionerState,
  data: EventNamed<'ProfileChanged'>['data'],
  { role }: Actor,
): Decision<PractitionerEvent, PractitionerRefusal> {
  if (profile === undefined) return noSuchPractitioner();
  const before: Readonly<Record<string, unknown>> = profile;
  const changed = Object.entries(data)
    .filter(
      ([field, value]) => field !== 'practitionerId' && value !== undefined && !isDeepStrictEqual(before[field], value),
    )
    .map(([field]) => field);
  const fixed = verified && role !== 'admin' ? checkedFacts.find((fact) => changed.includes(fact)) : undefined;
  if (fixed !== undefined)
    return refuse('verified-facts', 'We have checked this: from then on an admin changes it.', fixed);
  return changed.length === 0 ? accept() : accept<PractitionerEvent>({ type: 'ProfileChanged', data });
}
