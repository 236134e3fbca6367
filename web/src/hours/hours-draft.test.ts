import { expect, test } from 'vitest';
import { moreHours, rangeFaults, toDraft, toHours } from './hours-draft.ts';

const weekly = {
  slotMinutes: 30,
  hours: [
    {
      weekday: 1,
      everyWeeks: 1,
      ranges: [
        { from: '09:00', until: '12:00' },
        { from: '18:00', until: '24:00' },
      ],
    },
    { weekday: 1, everyWeeks: 2, fromWeekOf: '2026-11-23', ranges: [{ from: '13:00', until: '15:00' }] },
    { weekday: 3, everyWeeks: 1, ranges: [{ from: '08:00', until: '10:00' }] },
  ],
};

test('hours become lines of a form and the same hours again; midnight is the end of a day', () => {
  const draft = toDraft(weekly);
  expect(draft.ranges.map(({ weekday, from, until }) => `${weekday} ${from}-${until}`)).toEqual([
    '1 09:00-12:00',
    '1 18:00-00:00',
    '1 13:00-15:00',
    '3 08:00-10:00',
  ]);
  expect(toHours(draft)).toEqual(weekly.hours);
});

test('what the API finds wrong is told beside the line it is about', () => {
  const draft = toDraft(weekly);
  const faults = rangeFaults(
    draft,
    new Map([
      ['hours.0.ranges', 'overlap'],
      ['hours.1.fromWeekOf', 'needed'],
      ['hours.2.ranges.0.until', 'early'],
      ['slotMinutes', 'small'],
    ]),
  );
  expect([...faults]).toEqual([
    ['1 until', 'overlap'],
    ['2 fromWeekOf', 'needed'],
    ['3 until', 'early'],
  ]);
});

test('more hours follow the last of the day, and end within it', () => {
  const { ranges } = toDraft(weekly);
  expect(moreHours(ranges, 3)).toMatchObject({ key: 4, weekday: 3, from: '11:00', until: '15:00' });
  expect(moreHours(ranges, 5)).toMatchObject({ from: '09:00', until: '12:00' });
  expect(moreHours([{ ...moreHours([], 1), until: '22:30' }], 1)).toMatchObject({ from: '23:30', until: '23:59' });
});
