import { expect, test } from 'vitest';
import { calendarDay, dayAfter } from './calendar-day.ts';
import { instantAt } from './instant-at.ts';
import { initials } from './initials.ts';
import { moneyWords } from './money-words.ts';
import { dayWords, listWords, momentWords } from './moment-words.ts';
import { timeWords, zoneName } from './time-words.ts';
import { words } from './words.ts';

const { t } = words;
const evening = '2026-11-26T22:30:00.000Z';

test('a time is told on the clock of the practice', () => {
  expect(timeWords('2026-11-26T10:30:00.000Z', 'Europe/Berlin').full).toBe('Thu 26 Nov, 11:30');
  expect(timeWords(evening, 'Asia/Tokyo').full).toBe('Fri 27 Nov, 07:30');
  expect(timeWords('2026-09-01T22:00:00.000Z', 'UTC').full).toBe('Tue 1 Sep, 22:00');
});

test('a reader in another zone is told both clocks, one in the same zone only one', () => {
  const berlin = '2026-11-26T10:30:00.000Z';
  expect(momentWords(t, berlin, 'Europe/Berlin', 'Europe/Paris')).toBe('Thu 26 Nov, 11:30');
  expect(momentWords(t, berlin, 'Europe/Berlin', 'Europe/London')).toBe('Thu 26 Nov, 11:30 Berlin time, 10:30 yours');
  expect(momentWords(t, evening, 'Europe/Berlin', 'Asia/Tokyo')).toBe(
    'Thu 26 Nov, 23:30 Berlin time, Fri 27 Nov, 07:30 yours',
  );
  expect(zoneName('America/New_York')).toBe('New York');
});

test('today and tomorrow are those of the practice', () => {
  const now = new Date('2026-11-25T23:30:00.000Z');
  expect(dayWords(t, '2026-11-26T08:00:00.000Z', 'Europe/Berlin', now)).toBe('Today');
  expect(dayWords(t, '2026-11-26T08:00:00.000Z', 'Europe/London', now)).toBe('Tomorrow');
  expect(dayWords(t, '2026-11-28T08:00:00.000Z', 'Europe/Berlin', now)).toBe('Sat 28 Nov');
});

test('a wall clock becomes the right moment, also on the days the clocks change', () => {
  expect(instantAt('2026-11-26', '09:30', 'Europe/Berlin')).toBe('2026-11-26T08:30:00.000Z');
  expect(instantAt('2026-03-29', '00:00', 'Europe/Berlin')).toBe('2026-03-28T23:00:00.000Z');
  expect(instantAt('2026-03-29', '09:00', 'Europe/Berlin')).toBe('2026-03-29T07:00:00.000Z');
  expect(instantAt('2026-10-25', '00:00', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
  expect(instantAt('2026-10-25', '09:00', 'Europe/Berlin')).toBe('2026-10-25T08:00:00.000Z');
  expect(instantAt('2026-11-01', '00:00', 'America/New_York')).toBe('2026-11-01T04:00:00.000Z');
});

test('days are counted on the calendar', () => {
  expect(calendarDay(evening, 'Asia/Tokyo')).toBe('2026-11-27');
  expect(dayAfter('2026-12-31')).toBe('2027-01-01');
  expect(dayAfter('2026-03-29', -1)).toBe('2026-03-28');
});

test('money without cents has none, names have two letters, lists end with "and"', () => {
  expect(moneyWords({ amount: 6000, currency: 'EUR' })).toBe('€60');
  expect(moneyWords({ amount: 6250, currency: 'EUR' })).toBe('€62.50');
  expect(moneyWords({ amount: 800, currency: 'JPY' })).toBe('¥800');
  expect(initials('Dr. Ines Okafor')).toBe('IO');
  expect(initials('Madonna')).toBe('M');
  expect(initials('')).toBe('');
  expect(listWords(t, ['Wed 25', 'Sat 28', 'Sun 29'])).toBe('Wed 25, Sat 28 and Sun 29');
  expect(listWords(t, ['10:00'])).toBe('10:00');
});
