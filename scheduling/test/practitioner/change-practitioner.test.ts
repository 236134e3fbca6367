import { describe, test } from 'vitest';
import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { changePractitioner, type PractitionerChange } from '../../src/practitioner/change-practitioner.ts';
import { at, freshId, locationId, practitionerId } from '../clinic.ts';
import { given, registered, waiting } from './specify-practitioner.ts';

const change = (event: PractitionerChange) => (state: Parameters<typeof changePractitioner>[0]) =>
  changePractitioner(state, event);

const available = (is: boolean): PractitionerChange => ({
  type: 'AvailabilityChanged',
  data: { practitionerId, available: is },
});
const hours = (until: string, slotMinutes = 30): PractitionerChange => ({
  type: 'WeeklyHoursSet',
  data: {
    practitionerId,
    locationId,
    slotMinutes,
    hours: [
      {
        weekday: 2,
        ranges: [
          {
            from: '09:00',
            until,
          },
        ],
        everyWeeks: 1,
      },
    ],
  },
});
const override = (...ranges: { from: string; until: string }[]): PractitionerChange => ({
  type: 'DateOverrideSet',
  data: { practitionerId, locationId, date: '2026-11-24', ranges },
});
const overrideRemoved: PractitionerChange = {
  type: 'DateOverrideRemoved',
  data: { practitionerId, locationId, date: '2026-11-24' },
};
const timeOffId = freshId(1);
const off: PractitionerChange = {
  type: 'TimeOffAdded',
  data: { practitionerId, timeOffId, start: at('09:00'), end: at('12:00') },
};
const back: PractitionerChange = { type: 'TimeOffRemoved', data: { practitionerId, timeOffId } };

describe('a change is recorded, and what is so already changes nothing', () => {
  test.each<[string, readonly PractitionerEvent[], PractitionerChange, PractitionerChange]>([
    ['that bookings are taken', [], available(true), available(false)],
    ['that none are', [available(false)], available(false), available(true)],
    ['the hours', [hours('12:00')], hours('12:00'), hours('13:00')],
    ['the length of slots', [hours('12:00')], hours('12:00', 30), hours('12:00', 20)],
    ['the hours of a date', [hours('12:00'), override()], override(), override({ from: '09:00', until: '10:00' })],
    ['that weekly hours hold on a date', [hours('12:00')], overrideRemoved, override()],
    ['time off, once by its id', [off], off, back],
  ])('%s', (_, events, same, other) => {
    given(registered, ...events)
      .when(change(same))
      .gives();
    given(registered, ...events)
      .when(change(other))
      .gives(other);
  });
  test('who waits may make all ready meanwhile', () => {
    for (const event of [available(false), hours('13:00'), off]) given(waiting).when(change(event)).gives(event);
  });
  test('hours, overrides and time off that were never set', () => {
    for (const event of [hours('13:00'), override(), off])
      given(registered, hours('12:00')).when(change(event)).gives(event);
  });
  test('an override is removed once', () => {
    given(registered, override()).when(change(overrideRemoved)).gives(overrideRemoved);
    given(registered, override(), overrideRemoved).when(change(overrideRemoved)).gives();
  });
});

describe('refuses', () => {
  test('any change of somebody who was never registered', () => {
    for (const event of [available(false), hours('12:00'), override(), overrideRemoved, off, back])
      given().when(change(event)).refused('practitioner-not-found', 'id');
  });
  test('other hours on a date at a clinic where there are none to differ from', () => {
    given(registered).when(change(override())).refused('hours-missing', 'locationId');
  });
  test('to end time off that is not there', () => {
    given(registered).when(change(back)).refused('time-off-not-found', 'timeOffId');
    given(registered, off, back).when(change(back)).refused('time-off-not-found', 'timeOffId');
  });
});
