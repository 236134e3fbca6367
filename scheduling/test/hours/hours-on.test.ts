import { describe, expect, test } from 'vitest';
import { hoursOn } from '../../src/hours/hours-on.ts';

const morning = { from: '09:00', until: '12:00' };
const afternoon = { from: '14:00', until: '17:00' };
const sunday = { weekday: 7, ranges: [morning], everyWeeks: 1 };

test('a weekday has its ranges, every week', () => {
  const hours = [{ weekday: 2, ranges: [morning, afternoon], everyWeeks: 1 }, sunday];
  expect(hoursOn('2026-11-24', hours)).toEqual([morning, afternoon]);
  expect(hoursOn('2026-12-01', hours)).toEqual([morning, afternoon]);
  expect(hoursOn('2026-11-25', hours)).toEqual([]);
});

describe('every other week', () => {
  const hours = [{ weekday: 7, ranges: [morning], everyWeeks: 2, fromWeekOf: '2026-10-14' }];
  test('counts weeks from Monday to Sunday, whatever day is given', () => {
    expect(hoursOn('2026-10-18', hours)).toEqual([morning]);
    expect(hoursOn('2026-10-25', hours)).toEqual([]);
  });
  test('counts on over changes of clocks and years', () => {
    expect(hoursOn('2026-11-01', hours)).toEqual([morning]);
    expect(hoursOn('2027-01-03', hours)).toEqual([]);
    expect(hoursOn('2027-01-10', hours)).toEqual([morning]);
    expect(hoursOn('2027-04-04', hours)).toEqual([morning]);
  });
  test('counts backwards too', () => {
    expect(hoursOn('2026-10-11', hours)).toEqual([]);
    expect(hoursOn('2026-10-04', hours)).toEqual([morning]);
  });
});

test('two rhythms of one weekday take turns', () => {
  const odd = { weekday: 2, ranges: [morning], everyWeeks: 2, fromWeekOf: '2026-11-24' };
  const even = { weekday: 2, ranges: [afternoon], everyWeeks: 2, fromWeekOf: '2026-12-01' };
  expect(hoursOn('2026-11-24', [odd, even])).toEqual([morning]);
  expect(hoursOn('2026-12-01', [odd, even])).toEqual([afternoon]);
});

test('every third week', () => {
  const hours = [{ weekday: 2, ranges: [morning], everyWeeks: 3, fromWeekOf: '2026-11-24' }];
  const weeks = ['2026-11-24', '2026-12-01', '2026-12-08', '2026-12-15'];
  expect(weeks.map((date) => hoursOn(date, hours).length)).toEqual([1, 0, 0, 1]);
});
