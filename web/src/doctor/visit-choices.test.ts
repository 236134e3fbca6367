import { expect, test } from 'vitest';
import type { Location, Slot } from '../api/answers.ts';
import { choicesOf, chosenOf, timesWithoutType } from './visit-choices.ts';

const policy = {
  minimumNotice: 0,
  openingNotice: 0,
  horizonDays: 60,
  cancelNotice: 60,
  lateCancel: 1440,
  reminderSteps: [],
};
const type = (visitTypeId: string, ...practitionerIds: string[]) => ({
  visitTypeId,
  name: visitTypeId,
  duration: 30,
  bufferBefore: 0,
  bufferAfter: 0,
  fee: { amount: 6000, currency: 'EUR' },
  practitionerIds,
});
const clinic = (locationId: string, ...visitTypes: ReturnType<typeof type>[]): Location => ({
  locationId,
  name: locationId,
  address: [],
  zone: 'UTC',
  policy,
  visitTypes,
  closures: [],
});
const clinics = [clinic('harbour', type('check', 'ines'), type('skin', 'ines', 'omar')), clinic('linden')];
const keys = (places: readonly (string | undefined)[], who = 'ines') =>
  choicesOf(clinics, who, places).map(({ key, location }) => [key, location?.locationId]);

test('a doctor’s kinds of visits, in the order of the clinics, and one more for times where there are none', () => {
  expect(keys(['harbour'])).toEqual([
    ['check', 'harbour'],
    ['skin', 'harbour'],
  ]);
  expect(keys(['harbour', 'linden']).at(-1)).toEqual(['other', 'linden']);
  expect(keys([undefined, 'linden']).at(-1)).toEqual(['other', undefined]);
  expect(keys([], 'nobody')).toEqual([]);
});

test('the first is chosen unless the address names another that there is', () => {
  const choices = choicesOf(clinics, 'ines', []);
  expect(chosenOf(choices, undefined)?.key).toBe('check');
  expect(chosenOf(choices, 'skin')?.key).toBe('skin');
  expect(chosenOf(choices, 'retired')?.key).toBe('check');
  expect(chosenOf([], 'skin')).toBeUndefined();
});

test('times of clinics with kinds of visits are not offered without one', () => {
  const slot = (slotId: string, locationId?: string): Slot => ({
    slotId,
    practitionerId: 'ines',
    start: '2026-11-24T09:00:00.000Z',
    end: '2026-11-24T09:30:00.000Z',
    status: 'free',
    ...(locationId === undefined ? {} : { locationId }),
  });
  const slots = [slot('a', 'harbour'), slot('b', 'linden'), slot('c')];
  const left = timesWithoutType(slots, choicesOf(clinics, 'ines', [undefined]));
  expect(left.map(({ slotId }) => slotId)).toEqual(['b', 'c']);
});
