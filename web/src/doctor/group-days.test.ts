import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { groupDays, leftOut } from './group-days.ts';
import { leftOutWords } from './left-out-words.ts';
import { moveInGrid } from './move-in-grid.ts';
import { nearestFree } from './nearest-free.ts';

const at = (start: string) => ({ start: `2026-11-${start}:00.000Z` });
const times = ['26T09:00', '24T08:00', '24T22:30', '24T23:30', '27T10:00'].map(at);

test('times stand under the day of the practice, soonest first', () => {
  expect(groupDays(times, 'Europe/Berlin').map(({ day, times }) => [day, times.length])).toEqual([
    ['2026-11-24', 2],
    ['2026-11-25', 1],
    ['2026-11-26', 1],
    ['2026-11-27', 1],
  ]);
  expect(groupDays([], 'UTC')).toEqual([]);
});

test('days without times are named, many of them counted', () => {
  const shown = groupDays(times, 'UTC');
  expect(leftOut('2026-11-22', shown)).toEqual(['2026-11-22', '2026-11-23', '2026-11-25']);
  expect(leftOut('2026-11-22', [])).toEqual([]);
  const { t } = words;
  expect(leftOutWords(t, ['2026-11-25', '2026-11-28', '2026-11-29'])).toBe(
    'Wed 25, Sat 28 and Sun 29 have no free times and are left out.',
  );
  expect(leftOutWords(t, ['2026-11-25'])).toBe('Wed 25 has no free times and is left out.');
  expect(
    leftOutWords(
      t,
      Array.from({ length: 9 }, () => '2026-11-25'),
    ),
  ).toMatch(/^9 days/);
  expect(leftOutWords(t, [])).toBe('');
});

test('for a time that was lost, the nearest of the same day are offered', () => {
  const free = ['26T08:00', '26T09:00', '26T10:00', '26T15:00', '27T09:30'].map(at);
  expect(nearestFree(at('26T09:30').start, free, 'UTC')).toEqual([at('26T09:00'), at('26T10:00')]);
  expect(nearestFree(at('25T09:30').start, free, 'UTC')).toEqual([]);
});

test('arrows walk columns of different lengths and stop at the edges', () => {
  const lengths = [2, 5, 1];
  expect(moveInGrid('ArrowRight', { column: 0, row: 1 }, lengths)).toEqual({ column: 1, row: 1 });
  expect(moveInGrid('ArrowRight', { column: 1, row: 4 }, lengths)).toEqual({ column: 2, row: 0 });
  expect(moveInGrid('ArrowRight', { column: 2, row: 0 }, lengths)).toEqual({ column: 2, row: 0 });
  expect(moveInGrid('ArrowUp', { column: 0, row: 0 }, lengths)).toEqual({ column: 0, row: 0 });
  expect(moveInGrid('End', { column: 1, row: 0 }, lengths)).toEqual({ column: 1, row: 4 });
  expect(moveInGrid('a', { column: 0, row: 0 }, lengths)).toBeUndefined();
});
