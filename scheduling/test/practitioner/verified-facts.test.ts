import { describe, expect, test } from 'vitest';
import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { Actor } from '../../src/page/page-state.ts';
import { changeProfile } from '../../src/practitioner/change-profile.ts';
import {
  blankPractitioner,
  evolvePractitioner,
  type PractitionerState,
} from '../../src/practitioner/practitioner-state.ts';
import { verifyPractitioner } from '../../src/practitioner/verify-practitioner.ts';
import { practitionerId } from '../clinic.ts';
import { given, profile, registered, waiting } from './specify-practitioner.ts';

type Facts = Omit<EventNamed<'ProfileChanged'>['data'], 'practitionerId'>;
const changed = (facts: Facts): EventNamed<'ProfileChanged'> => ({
  type: 'ProfileChanged',
  data: { practitionerId, ...facts },
});
const verified: EventNamed<'PractitionerVerified'> = { type: 'PractitionerVerified', data: { practitionerId } };
const { name, degree } = profile;

const change =
  (facts: Facts, role: Actor['role'] = 'practitioner') =>
  (state: PractitionerState) =>
    changeProfile(state, changed(facts).data, { role, person: practitionerId });
const verify =
  (seen: { name: string; degree: string } = { name, degree }) =>
  (state: PractitionerState) =>
    verifyPractitioner(state, practitionerId, seen);

describe('the profile', () => {
  test('is changed where something is other than before', () => {
    given(waiting).when(change({ name })).gives();
    given(waiting, changed({ name: 'Dr Ada Berg' }))
      .when(change({ name: 'Dr Ada Berg' }))
      .gives();
    given(waiting, changed({ name: 'Dr Ada Berg' }))
      .when(change({ name }))
      .gives(changed({ name }));
    given(registered)
      .when(change({ fee: profile.fee, about: 'Here.' }))
      .gives(changed({ fee: profile.fee, about: 'Here.' }));
  });

  test('keeps a field that is absent', () => {
    const state = blankPractitioner();
    for (const event of [registered, changed({ about: 'Here.' })]) evolvePractitioner(state, event);
    expect(state.profile).toStrictEqual({ ...profile, about: 'Here.' });
    expect(state.bookZone).toBe('Europe/Berlin');
  });

  test('of nobody is not changed', () => {
    given()
      .when(change({ about: 'x' }))
      .refused('practitioner-not-found', 'id');
  });
});

describe('what was checked', () => {
  test.each<[string, Facts, string]>([
    ['name', { name: 'Dr Famous' }, 'name'],
    ['degree', { degree: 'Professor' }, 'degree'],
    ['name beside others', { name: 'Dr Famous', about: 'New.' }, 'name'],
  ])('is not the own to change any more: %s', (_, facts, field) => {
    for (const history of [[registered], [waiting, verified]]) {
      given(...history)
        .when(change(facts))
        .refused('verified-facts', field);
      given(...history)
        .when(change(facts, 'admin'))
        .gives(changed(facts));
    }
    given(waiting).when(change(facts)).gives(changed(facts));
  });

  test('may be named as it is', () => {
    given(registered).when(change({ name, degree })).gives();
    given(registered)
      .when(change({ name, degree, about: 'New.' }))
      .gives(changed({ name, degree, about: 'New.' }));
  });
});

describe('who signed up', () => {
  test('is verified once', () => {
    given(waiting).when(verify()).gives(verified);
    given(waiting, verified).when(verify()).gives();
    given(registered).when(verify()).gives();
    given().when(verify()).refused('practitioner-not-found', 'id');
  });

  test('is not verified as somebody the admin has not seen', () => {
    given(waiting, changed({ name: 'Dr Famous' }))
      .when(verify())
      .refused('profile-changed', 'name');
    given(waiting, changed({ degree: 'Professor' }))
      .when(verify())
      .refused('profile-changed', 'degree');
    given(waiting, changed({ about: 'Here.' }))
      .when(verify())
      .gives(verified);
  });
});
