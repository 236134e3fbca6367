import { Settings } from 'luxon';
import { afterEach, describe, expect, test } from 'vitest';
import { clockTime, laterDate, rangeOn } from '../../src/hours/clock-range.ts';

const hours = (date: string, from: string, until: string, zone: string) => {
  const { start, end } = rangeOn(date, { from, until }, zone);
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
};

describe('a clock time that is skipped is the moment it would have been', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '00:00', '2026-04-23T22:00:00.000Z'],
  ])('%s %s %s', (zone, date, clock, moment) => expect(clockTime(date, clock, zone)).toBe(moment));
});

describe('of a clock time that comes twice the first is meant, whatever the season this runs in', () => {
  const cases = [
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
    ['America/Havana', '2026-11-01', '00:00', '2026-11-01T04:00:00.000Z'],
  ] as const;
  test.each(cases)('%s %s %s', (zone, date, clock, moment) => {
    for (const season of ['2026-01-15', '2026-07-15']) {
      Settings.now = () => Date.parse(season);
      Settings.resetCaches();
      expect(clockTime(date, clock, zone)).toBe(moment);
    }
  });
  afterEach(() => {
    Settings.now = () => Date.now();
    Settings.resetCaches();
  });
});

describe('24:00 is where the next date begins', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00.000Z'],
    ['Africa/Cairo', '2026-04-24', '2026-04-24T21:00:00.000Z'],
    ['UTC', '2026-12-31', '2027-01-01T00:00:00.000Z'],
  ])('%s %s', (zone, date, moment) => expect(clockTime(date, '24:00', zone)).toBe(moment));
});

describe('a range over a change of clocks is shorter or longer', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29', '01:00', '05:00', 3],
    ['Europe/Berlin', '2026-10-25', '01:00', '05:00', 5],
    ['America/New_York', '2026-03-08', '00:00', '24:00', 23],
    ['America/New_York', '2026-11-01', '00:00', '24:00', 25],
    ['Australia/Lord_Howe', '2026-04-05', '01:00', '03:00', 2.5],
    ['Australia/Lord_Howe', '2026-10-04', '01:00', '03:00', 1.5],
    ['Europe/Berlin', '2026-03-29', '02:00', '03:00', 0],
    ['Europe/Berlin', '2026-03-29', '09:00', '17:00', 8],
  ])('%s %s %s–%s: %d hours', (zone, date, from, until, expected) =>
    expect(hours(date, from, until, zone)).toBe(expected),
  );
});

test('dates count on over months, leap days and changes of clocks', () => {
  expect(laterDate('2026-03-28', 2)).toBe('2026-03-30');
  expect(laterDate('2028-02-28', 1)).toBe('2028-02-29');
  expect(laterDate('2026-12-31', 1)).toBe('2027-01-01');
});

test('a clock time or zone that is none is a mistake of the caller', () => {
  expect(() => clockTime('2026-02-30', '09:00', 'UTC')).toThrow('no such clock time');
  expect(() => clockTime('2026-02-28', '09:00', 'Europe/Atlantis')).toThrow('no such clock time');
  expect(() => laterDate('2026-02-30', 1)).toThrow('no such date');
});
