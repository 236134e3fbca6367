import { expect, test } from 'vitest';
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

test.each([
  ['Europe/Berlin', '2026-03-29T12:00:00.000Z', 23],
  ['Europe/Berlin', '2026-10-25T12:00:00.000Z', 25],
  ['America/New_York', '2026-03-08T17:00:00.000Z', 23],
  ['America/New_York', '2026-11-01T17:00:00.000Z', 25],
  ['Australia/Lord_Howe', '2026-04-05T03:00:00.000Z', 24.5],
  ['Australia/Lord_Howe', '2026-10-04T03:00:00.000Z', 23.5],
])('%s on %s has %d hours', (zone, instant, expected) => expect(hours(instant, zone)).toBe(expected));
