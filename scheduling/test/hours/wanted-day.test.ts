import { describe, expect, test } from 'vitest';
import { locationId, otherLocationId } from '../clinic.ts';
import { daily, inUtc, override, timeOff, want } from './want.ts';

const berlin = { [locationId]: { zone: 'Europe/Berlin' } };
const noon = '2026-11-24T12:00:00.000Z';
const mornings = daily(30, [['09:00', '10:00']]);

describe('what hours want of a page', () => {
  test('is cut into slots, on the clock of the clinic', () =>
    expect(want([mornings], berlin, noon, 'Europe/Berlin')).toEqual({
      slots: [
        { locationId, start: '2026-11-24T08:00:00.000Z', end: '2026-11-24T08:30:00.000Z' },
        { locationId, start: '2026-11-24T08:30:00.000Z', end: '2026-11-24T09:00:00.000Z' },
      ],
      blocked: [],
    }));
  test('leaves what is too short for a slot', () =>
    expect(inUtc(want([daily(25, [['09:00', '10:00']])], berlin, noon, 'UTC'))).toEqual([
      '08:00–08:25',
      '08:25–08:50',
    ]));
  test('is what was set last', () =>
    expect(inUtc(want([mornings, daily(60, [['14:00', '15:00']])], berlin, noon, 'UTC'))).toEqual(['13:00–14:00']));
  test('is an override where there is one', () => {
    expect(inUtc(want([mornings, override('2026-11-24', [['11:00', '11:30']])], berlin, noon, 'UTC'))).toEqual([
      '10:00–10:30',
    ]);
    expect(inUtc(want([mornings, override('2026-11-24', [])], berlin, noon, 'UTC'))).toEqual([]);
    expect(inUtc(want([mornings, override('2026-11-25', [])], berlin, noon, 'UTC'))).toHaveLength(2);
  });
  test('is nothing at a clinic that is not there', () =>
    expect(inUtc(want([mornings], {}, noon, 'Europe/Berlin'))).toEqual([]));
  test('is never two slots at once: at two clinics the first keeps the time', () => {
    const clinics = { ...berlin, [otherLocationId]: { zone: 'Europe/London' } };
    const hours = [mornings, daily(45, [['07:30', '10:00']], otherLocationId)];
    expect(inUtc(want(hours, clinics, noon, 'UTC'))).toEqual(['08:00–08:30', '08:30–09:00', '09:00–09:45']);
  });
});

describe('where nothing is offered', () => {
  test('time off, everywhere', () => {
    const off = { start: '2026-11-24T08:00:00.000Z', end: '2026-11-25T08:00:00.000Z' };
    expect(want([mornings, timeOff(off.start, off.end)], berlin, noon, 'UTC').blocked).toEqual([off]);
    expect(want([mornings, timeOff(off.start, off.end)], berlin, '2026-11-26T12:00:00.000Z', 'UTC').blocked).toEqual(
      [],
    );
  });
  test('a closure, at its clinic, on its dates', () => {
    const closed = { [locationId]: { zone: 'Europe/Berlin', closed: ['2026-11-24', '2026-11-24'] as const } };
    expect(want([mornings], closed, noon, 'Europe/Berlin').blocked).toMatchObject([
      { locationId, start: '2026-11-23T23:00:00.000Z', end: '2026-11-24T23:00:00.000Z' },
    ]);
    expect(want([mornings], closed, '2026-11-26T12:00:00.000Z', 'Europe/Berlin').blocked).toEqual([]);
  });
});

describe('a clinic in another zone than the book', () => {
  const sydney = { [locationId]: { zone: 'Australia/Sydney' } };
  const nights = daily(60, [
    ['09:00', '12:00'],
    ['22:00', '24:00'],
  ]);
  test('shows parts of two of its dates on one page', () =>
    expect(want([nights], sydney, '2026-11-24T12:00:00.000Z', 'UTC').slots.map(({ start }) => start)).toEqual([
      '2026-11-24T00:00:00.000Z',
      '2026-11-24T11:00:00.000Z',
      '2026-11-24T12:00:00.000Z',
      '2026-11-24T22:00:00.000Z',
      '2026-11-24T23:00:00.000Z',
    ]));
  test('and its overrides are of its own dates', () => {
    const [first, second] = ['2026-11-24', '2026-11-25'].map((date) =>
      inUtc(want([nights, override(date, [])], sydney, '2026-11-24T12:00:00.000Z', 'UTC')),
    );
    expect(first).toEqual(['22:00–23:00', '23:00–00:00']);
    expect(second).toEqual(['00:00–01:00', '11:00–12:00', '12:00–13:00']);
  });
  test('a slot over midnight of the book is on neither page', () => {
    const early = [daily(60, [['10:30', '11:30']])];
    for (const day of ['2026-11-23', '2026-11-24'])
      expect(inUtc(want(early, sydney, `${day}T12:00:00.000Z`, 'UTC'))).toEqual([]);
  });
});
