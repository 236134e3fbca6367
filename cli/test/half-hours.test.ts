import { expect, test } from 'vitest';
import { halfHours } from '../src/demo/half-hours.ts';

test('SLT-01: half hours from 10:00 to 21:00 on the clock of the practice, also where the clocks change; none in the past', () => {
  const days = halfHours('2026-10-24T09:15:00.000Z', 'Europe/Berlin', 7);
  expect(days).toHaveLength(7);
  // 11:15 in Berlin: three have begun.
  expect(days[0]?.[0]?.start).toBe('2026-10-24T09:30:00.000Z');
  expect(days[1]?.map(({ start }) => start).filter((_, index) => index === 0 || index === 21)).toEqual([
    '2026-10-25T09:00:00.000Z',
    '2026-10-25T19:30:00.000Z',
  ]);
  for (const slots of days.slice(1)) {
    expect(slots).toHaveLength(22);
    expect(slots.every(({ start, end }) => Date.parse(end) - Date.parse(start) === 1_800_000)).toBe(true);
  }
});
