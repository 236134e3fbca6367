import { expect, test } from 'vitest';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { practitionerRegistered } from '../testing/clinic.ts';
import { useRowsOf } from '../testing/use-rows-of.ts';
import { testId } from '../testing/test-id.ts';
import { practitioners } from './project.ts';

const ada = practitionerRegistered('Ada Lovelace', 'Neurologist');
const [practitionerId, locationId] = [ada.id, testId('clinic')];

const { rowsAfter, write } = useRowsOf(practitioners, ada, 'practitioner_id');

const registered = {
  name: 'Ada Lovelace',
  specialty: 'Neurologist',
  degree: 'MD',
  experience: 7,
  about: 'About Ada Lovelace',
  address: ['1 Main Street', 'Springfield'],
  fee_amount: 4500,
  fee_currency: 'EUR',
  book_zone: 'Europe/Berlin',
  available: true,
  verified: true,
  registered_at: expect.any(String),
};

test('practitioners are there with all that their public page shows', async () => {
  expect(await rowsAfter('practitioner')).toEqual([registered]);
});

test('who signed up is not verified until an admin says so; nothing else changes then', async () => {
  const grace = practitionerRegistered('Grace Hopper', 'Dentist', false);
  await write(grace.stream, [grace.event]);
  const graceIs = (verified: boolean): unknown => expect.objectContaining({ name: 'Grace Hopper', verified });
  expect(await rowsAfter('practitioner')).toEqual([registered, graceIs(false)]);
  await write(grace.stream, [{ type: 'PractitionerVerified', data: { practitionerId: grace.id } }]);
  expect(await rowsAfter('practitioner')).toEqual([registered, graceIs(true)]);
});

test('a changed profile keeps what was not changed', async () => {
  const fee = { amount: 9_900, currency: 'CHF' };
  expect(
    await rowsAfter(
      'practitioner',
      { type: 'ProfileChanged', data: { practitionerId, about: 'Newer', fee } },
      { type: 'ProfileChanged', data: { practitionerId, address: ['Elsewhere'] } },
      { type: 'AvailabilityChanged', data: { practitionerId, available: false } },
    ),
  ).toEqual([
    {
      ...registered,
      about: 'Newer',
      fee_amount: 9_900,
      fee_currency: 'CHF',
      address: ['Elsewhere'],
      available: false,
    },
  ]);
});

test('weekly hours replace those set before at the same clinic', async () => {
  const hours = (until: string) => [{ weekday: 1, ranges: [{ from: '09:00', until }], everyWeeks: 1 }];
  const set = (where: string, until: string): DaybookEvent => ({
    type: 'WeeklyHoursSet',
    data: { practitionerId, locationId: where, slotMinutes: 30, hours: hours(until) },
  });
  const elsewhere = testId('another clinic');
  expect(
    await rowsAfter('weekly_hours', set(locationId, '12:00'), set(elsewhere, '13:00'), set(locationId, '17:00')),
  ).toEqual([
    { location_id: elsewhere, slot_minutes: 30, hours: hours('13:00') },
    { location_id: locationId, slot_minutes: 30, hours: hours('17:00') },
  ]);
});

test('overrides and time off that were taken back are marked, and come back when set again', async () => {
  const override = { practitionerId, locationId, date: '2031-05-06' };
  const timeOff = { practitionerId, timeOffId: testId('holiday') };
  const [start, end] = ['2031-06-01T00:00:00.000Z', '2031-06-08T00:00:00.000Z'];
  const off = { time_off_id: timeOff.timeOffId, start_at: expect.any(String), end_at: expect.any(String) };
  const there = { location_id: locationId, date: '2031-05-06', ranges: [] };
  const set: DaybookEvent = { type: 'DateOverrideSet', data: { ...override, ranges: [] } };
  const unset: DaybookEvent = { type: 'DateOverrideRemoved', data: override };
  expect(await rowsAfter('date_override', set, unset)).toEqual([{ ...there, removed: true }]);
  expect(await rowsAfter('date_override', set)).toEqual([{ ...there, removed: false }]);
  expect(await rowsAfter('time_off', { type: 'TimeOffAdded', data: { ...timeOff, start, end } })).toEqual([
    { ...off, removed: false },
  ]);
  expect(await rowsAfter('time_off', { type: 'TimeOffRemoved', data: timeOff })).toEqual([{ ...off, removed: true }]);
});
