import { describe, test } from 'vitest';
import type { LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import { changeLocation, openLocation, type LocationChange } from '../../src/location/change-location.ts';
import type { LocationState } from '../../src/location/location-state.ts';
import { admin, facts, freshId, locationId } from '../clinic.ts';
import { given, locationOpened } from './specify-location.ts';

const change = (event: LocationChange) => (state: LocationState) => changeLocation(state, event, admin);
const begun = { ...facts().policy, minimumNotice: 60 };
const open = (state: LocationState) => openLocation(state, locationOpened.data, begun, { isNameKnown: false });

const renamed = (name: string): LocationChange => ({ type: 'LocationChanged', data: { locationId, name } });
const moved = (...address: string[]): LocationChange => ({ type: 'LocationChanged', data: { locationId, address } });
const policy = (minimumNotice: number): LocationChange => ({
  type: 'BookingPolicySet',
  data: { locationId, policy: { ...facts().policy, reminderSteps: [60], minimumNotice } },
});
const closureId = freshId(1);
const closure: LocationChange = {
  type: 'ClosureAdded',
  data: { locationId, closureId, name: 'Holiday', firstDate: '2026-12-24', lastDate: '2026-12-26' },
};
const reopened: LocationChange = { type: 'ClosureRemoved', data: { locationId, closureId } };

describe('a clinic opens', () => {
  test('with the rules it begins with', () => {
    const policySet = { type: 'BookingPolicySet', data: { locationId, policy: begun } } as const;
    given().when(open).gives(locationOpened, policySet);
  });
});

describe('a change is recorded, and what is so already changes nothing', () => {
  test.each<[string, readonly LocationEvent[], LocationChange, LocationChange]>([
    ['the name', [], renamed('City Clinic'), renamed('Town Clinic')],
    ['the name, changed before', [renamed('Town Clinic')], renamed('Town Clinic'), renamed('City Clinic')],
    ['the address', [], moved('Main Street 1'), moved('Main Street 2')],
    ['the rules of booking', [policy(60)], policy(60), policy(0)],
    ['a closure, once by its id', [closure], closure, reopened],
  ])('%s', (_, events, same, other) => {
    given(locationOpened, ...events)
      .when(change(same))
      .gives();
    given(locationOpened, ...events)
      .when(change(other))
      .gives(other);
  });
  test('rules and closures that were never set', () => {
    for (const event of [policy(60), closure]) given(locationOpened).when(change(event)).gives(event);
  });
});

describe('refuses', () => {
  test('any change of a clinic that was never opened', () => {
    for (const event of [renamed('x'), policy(0), closure, reopened])
      given().when(change(event)).refused('location-not-found', 'id');
  });
  test('to end a closure that is not there', () => {
    given(locationOpened).when(change(reopened)).refused('closure-not-found', 'closureId');
    given(locationOpened, closure, reopened).when(change(reopened)).refused('closure-not-found', 'closureId');
  });
});
