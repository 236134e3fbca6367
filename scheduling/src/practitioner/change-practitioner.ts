import { isDeepStrictEqual } from 'node:util';
import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { PractitionerState } from './practitioner-state.ts';

export type PractitionerRefusal =
  | 'practitioner-not-found'
  | 'verified-facts'
  | 'profile-changed'
  | 'time-off-not-found'
  | 'hours-missing';

/** A change of when somebody works: the event itself, for what is so already changes nothing. */
export type PractitionerChange = Exclude<
  PractitionerEvent,
  { type: 'PractitionerRegistered' | 'PractitionerVerified' | 'ProfileChanged' }
>;

export const noSuchPractitioner = () =>
  refuse<PractitionerRefusal>('practitioner-not-found', 'There is no such practitioner.', 'id');

function isSoAlready(state: PractitionerState, { type, data }: PractitionerChange): boolean {
  switch (type) {
    case 'AvailabilityChanged':
      return state.available === data.available;
    case 'WeeklyHoursSet': {
      const { slotMinutes, hours } = data;
      return isDeepStrictEqual(state.weekly.get(data.locationId), { slotMinutes, hours });
    }
    case 'DateOverrideSet':
      return isDeepStrictEqual(state.overrides.get(`${data.locationId} ${data.date}`), data.ranges);
    case 'DateOverrideRemoved':
      return !state.overrides.has(`${data.locationId} ${data.date}`);
    case 'TimeOffAdded':
      return state.timeOff.has(data.timeOffId);
    case 'TimeOffRemoved':
      return false;
  }
}

/** Records a change of when a practitioner works. Clinics named in it exist: the caller has looked. */
export function changePractitioner(
  state: PractitionerState,
  change: PractitionerChange,
): Decision<PractitionerEvent, PractitionerRefusal> {
  if (state.profile === undefined) return noSuchPractitioner();
  if (change.type === 'TimeOffRemoved' && !state.timeOff.has(change.data.timeOffId))
    return refuse('time-off-not-found', 'There is no such time off.', 'timeOffId');
  if (change.type === 'DateOverrideSet' && !state.weekly.has(change.data.locationId))
    return refuse(
      'hours-missing',
      'Set weekly hours at this clinic first, be they none: they say how long a time is.',
      'locationId',
    );
  return isSoAlready(state, change) ? accept() : accept<PractitionerEvent>(change);
}
