import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { civilDay } from '../../src/page/civil-day.ts';

const hours = (instant: string, zone: string) => {
  const { start, end } = civilDay(instant, zone);
  return (Date.parse(end) - Date.parse(start)) / 3_600_000;
};

test('a page is the civil day of the book zone, not of UTC', () =>
  expect(civilDay('2026-11-24T23:30:00.000Z', 'Europe/Berlin')).toEqual({
    date: '2026-11-25',
    bookZone: 'Europe/Berlin',
    start: '2026-11-24T23:00:00.000Z',
    end: '2026-11-25T23:00:00.000Z',
  }));

describe('a change of clocks makes it shorter or longer', () => {
  test.each([
    ['Europe/Berlin', '2026-03-29T12:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25T12:00:00.000Z', 25],
    ['America/New_York', '2026-03-08T17:00:00.000Z', 23],
    ['America/New_York', '2026-11-01T17:00:00.000Z', 25],
    ['Australia/Lord_Howe', '2026-04-05T03:00:00.000Z', 24.5],
    ['Australia/Lord_Howe', '2026-10-04T03:00:00.000Z', 23.5],
    // Where the clock changes at midnight, that comes twice or never.
    ['America/Havana', '2026-11-01T17:00:00.000Z', 25],
    ['America/Havana', '2026-03-08T17:00:00.000Z', 23],
    ['Africa/Cairo', '2026-04-24T12:00:00.000Z', 23],
    ['Africa/Cairo', '2026-10-29T12:00:00.000Z', 25],
    ['America/Santiago', '2026-09-06T15:00:00.000Z', 23],
    ['America/Santiago', '2026-04-04T15:00:00.000Z', 25],
  ])('%s on %s has %d hours', (zone, instant, expected) => expect(hours(instant, zone)).toBe(expected));

  test('an ordinary day has 24', () => expect(hours('2026-11-24T12:00:00.000Z', 'Europe/Berlin')).toBe(24));
});

test('pages partition time in every zone: each moment is on one page, and the next begins where it ends', () => {
  const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'Asia/Beirut'];
  const minutes = (Date.UTC(2028, 0) - Date.UTC(2025, 0)) / 60_000;
  assert(
    property(constantFrom(...zones, 'Africa/Cairo', 'UTC'), integer({ min: 0, max: minutes }), (zone, minute) => {
      const instant = new Date(Date.UTC(2025, 0) + minute * 60_000).toISOString();
      const { date, start, end } = civilDay(instant, zone);
      expect(start <= instant && instant < end).toBe(true);
      expect(civilDay(start, zone)).toMatchObject({ date, start, end });
      const next = civilDay(end, zone);
      expect(next.start).toBe(end);
      expect(next.date > date).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a moment that is none, or a zone nobody knows, is a mistake of the caller', () => {
  expect(() => civilDay('tomorrow', 'UTC')).toThrow('not a moment in a known zone');
  expect(() => civilDay('2026-11-24T12:00:00.000Z', 'Europe/Atlantis')).toThrow('not a moment in a known zone');
});
