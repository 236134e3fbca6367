import { isDeepStrictEqual } from 'node:util';
import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { PractitionerState } from './practitioner-state.ts';

export type PractitionerRefusal = 'practitioner-not-found' | 'time-off-not-found' | 'hours-missing';

/** A change of who somebody is or when they work: the event itself, for what is so already changes nothing. */
export type PractitionerChange = Exclude<PractitionerEvent, { type: 'PractitionerRegistered' }>;

function isSoAlready(state: PractitionerState, { type, data }: PractitionerChange): boolean {
  switch (type) {
    case 'ProfileChanged': {
      const profile: Readonly<Record<string, unknown>> = { ...state.profile };
      return Object.entries(data).every(
        ([field, value]) =>
          field === 'practitionerId' || value === undefined || isDeepStrictEqual(profile[field], value),
      );
    }
    case 'PractitionerVerified':
      return state.verified;
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

/** Records a change of a practitioner. Clinics named in it exist: the caller has looked. */
export function changePractitioner(
  state: PractitionerState,
  change: PractitionerChange,
): Decision<PractitionerEvent, PractitionerRefusal> {
  if (state.profile === undefined) return refuse('practitioner-not-found', 'There is no such practitioner.', 'id');
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
