import { describe, expect, test } from 'vitest';
import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { changeLocation, openLocation, setVisitTypes, type OpeningFacts } from '../../src/location/change-location.ts';
import { comparableName, isSameName } from '../../src/location/location-name.ts';
import type { LocationState } from '../../src/location/location-state.ts';
import { reserveName } from '../../src/location/reserve-name.ts';
import type { Actor } from '../../src/page/page-state.ts';
import { admin, freshId, locationId, practitionerId } from '../clinic.ts';
import { given, locationOpened } from './specify-location.ts';

const founder = { practitionerId, verified: true };
const open = (facts: OpeningFacts) => (state: LocationState) =>
  openLocation(state, locationOpened.data, openPolicy, facts);
const founded: EventNamed<'LocationOpened'> = {
  type: 'LocationOpened',
  data: { ...locationOpened.data, founderId: practitionerId },
};
const policySet = { type: 'BookingPolicySet', data: { locationId, policy: openPolicy } } as const;
const reservation = (heldBy: string): EventNamed<'LocationNameReserved'> => ({
  type: 'LocationNameReserved',
  data: { locationId, name: 'City Clinic', heldBy },
});

describe('who opens a clinic', () => {
  test('a verified practitioner, who is its founder from then on', () =>
    given()
      .when(open({ founder, isNameKnown: false }))
      .gives(founded, policySet));
  test('no practitioner who waits to be verified', () =>
    given()
      .when(open({ founder: { ...founder, verified: false }, isNameKnown: false }))
      .refused('not-verified'));
  test('an admin, and then nobody is its founder', () =>
    given()
      .when(open({ isNameKnown: false }))
      .gives(locationOpened, policySet));
});

describe('a name is one clinic', () => {
  test.each([
    ['one opened with it', [locationOpened]],
    ['one that changed its name since', [locationOpened, renamed('Quay')]],
    ['it is kept for one', [reservation(freshId(7))]],
  ])('no clinic opens where %s', (_, events) =>
    given(...events)
      .when(open({ isNameKnown: false }))
      .refused('location-name-taken', 'name'),
  );
  test('nor where one of older days is known to have it', () =>
    given()
      .when(open({ isNameKnown: true }))
      .refused('location-name-taken', 'name'));

  const wanted = reservation(freshId(7));
  const reserve = (isNameKnown: boolean) => (state: LocationState) => reserveName(state, wanted.data, isNameKnown);
  test('a clinic keeps a name for itself, once', () => {
    given().when(reserve(false)).gives(wanted);
    given(wanted).when(reserve(false)).gives();
  });
  test('and takes none that is kept for another, that a clinic opened with, or that one of older days has', () => {
    given(reservation(freshId(8)))
      .when(reserve(false))
      .refused('location-name-taken', 'name');
    given(locationOpened).when(reserve(false)).refused('location-name-taken', 'name');
    given().when(reserve(true)).refused('location-name-taken', 'name');
  });
  test('a name that is kept is no clinic', () =>
    given(wanted)
      .when((state) => changeLocation(state, renamed('Quay'), admin))
      .refused('location-not-found', 'id'));
  test.each([
    ['Harbour Clinic', 'harbour  CLINIC ', true],
    ['Harbour\u00a0Clinic', '\tHarbour Clinic', true],
    ['Ｈａｒｂｏｕｒ', 'harbour', true],
    ['Zahnärzte', 'Zahna\u0308rzte', true],
    ['Har\u00adbour\u200b Clinic\u2060', 'Harbour Clinic', true],
    ['Praxis Hauptstraße', 'PRAXIS HAUPTSTRASSE', true],
    ['PRAXIS HAUPTSTRAẞE', 'Praxis Hauptstrasse', true],
    ['ΟΔΟΣ', 'οδοσ', true],
    ['ΟΔΟΣ', 'οδος', true],
    ['ﬁne Clinic', 'FINE clinic', true],
    ['Harbour Clinic', 'HarbourClinic', false],
    ['Zahnärzte', 'Zahnarzte', false],
  ])('%j and %j: %s', (one, other, same) => expect(isSameName(one, other)).toBe(same));
  test.each(['\u200b', '\u00ad\u2060', '\u3164 \u200b'])('no clinic has a name that is not seen: %j', (name) => {
    given()
      .when((state) => openLocation(state, { ...locationOpened.data, name }, openPolicy, { isNameKnown: false }))
      .refused('location-name-empty', 'name');
    given()
      .when((state) => reserveName(state, { ...wanted.data, name }, false))
      .refused('location-name-empty', 'name');
  });
  test('a name compared is one that stays so', () => {
    for (const name of ['İstanbul  Diş', 'ẞ', 'ﬁne'])
      expect(comparableName(comparableName(name))).toBe(comparableName(name));
  });
});

describe('who changes a clinic', () => {
  const stranger: Actor = { role: 'practitioner', person: freshId(5) };
  const own: Actor = { role: 'practitioner', person: practitionerId };
  const change = (actor: Actor) => (state: LocationState) => changeLocation(state, renamed('Quay'), actor);
  const setTypes = (actor: Actor) => (state: LocationState) =>
    setVisitTypes(state, { locationId, visitTypes: [], isNew: () => false }, actor);

  test('its founder, and an admin', () => {
    given(founded).when(change(own)).gives(renamed('Quay'));
    given(founded).when(change(admin)).gives(renamed('Quay'));
    given(founded).when(setTypes(own)).gives();
  });
  test('no other practitioner, no patient, and no practitioner at all where an admin opened it', () => {
    for (const actor of [
      stranger,
      { role: 'patient', person: practitionerId } as const,
      { role: 'practitioner' } as const,
    ])
      for (const wish of [change(actor), setTypes(actor)]) given(founded).when(wish).refused('not-yours');
    given(locationOpened).when(change(own)).refused('not-yours');
    given(locationOpened)
      .when(change({ role: 'practitioner' }))
      .refused('not-yours');
  });
});

function renamed(name: string): EventNamed<'LocationChanged'> {
  return { type: 'LocationChanged', data: { locationId, name } };
}
