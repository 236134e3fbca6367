import { describe, expect, test } from 'vitest';
import { locationId } from '../clinic.ts';
import { daily, inUtc, override, timeOff, want } from './want.ts';

/** The change days of three zones: a night's page of the zone itself, and what an office morning is in UTC. */
const days = [
  { zone: 'Europe/Berlin', date: '2026-03-29', noon: '2026-03-29T10:00:00.000Z', nine: '07:00', nightHours: 5 },
  { zone: 'Europe/Berlin', date: '2026-10-25', noon: '2026-10-25T11:00:00.000Z', nine: '08:00', nightHours: 7 },
  { zone: 'America/New_York', date: '2026-03-08', noon: '2026-03-08T16:00:00.000Z', nine: '13:00', nightHours: 5 },
  { zone: 'America/New_York', date: '2026-11-01', noon: '2026-11-01T17:00:00.000Z', nine: '14:00', nightHours: 7 },
  { zone: 'Australia/Lord_Howe', date: '2026-04-05', noon: '2026-04-05T01:30:00.000Z', nine: '22:30', nightHours: 6.5 },
  { zone: 'Australia/Lord_Howe', date: '2026-10-04', noon: '2026-10-04T01:00:00.000Z', nine: '22:00', nightHours: 5.5 },
];
const twoDigits = (n: number) => `${n}`.padStart(2, '0');
const later = (clock: string, minutes: number) => {
  const [h = 0, m = 0] = clock.split(':').map(Number);
  const at = (h * 60 + m + minutes) % 1440;
  return `${twoDigits(Math.floor(at / 60))}:${twoDigits(at % 60)}`;
};

describe.each(days)('$zone on $date', ({ zone, date, noon, nine, nightHours }) => {
  const here = { [locationId]: { zone } };
  const night = want([daily(30, [['00:00', '06:00']])], here, noon, zone);

  test('hours after the change are on the new clock', () =>
    expect(inUtc(want([daily(30, [['09:00', '10:00']])], here, noon, zone))).toEqual([
      `${nine}–${later(nine, 30)}`,
      `${later(nine, 30)}–${later(nine, 60)}`,
    ]));

  test('a night has as many slots as it has hours', () => {
    expect(night.slots).toHaveLength(nightHours * 2);
    for (const [index, { start }] of night.slots.entries())
      if (index > 0) expect(start).toBe(night.slots[index - 1]?.end);
  });

  test('an override over the change has them too', () =>
    expect(want([daily(30, []), override(date, [['00:00', '06:00']])], here, noon, zone)).toEqual(night));

  test('the whole day is offered without a gap, and not a minute more', () => {
    const { slots } = want([daily(30, [['00:00', '24:00']])], here, noon, zone);
    expect(slots).toHaveLength((18 + nightHours) * 2);
    const [first, last] = [slots[0]?.start ?? '', slots.at(-1)?.end ?? ''];
    expect(Date.parse(last) - Date.parse(first)).toBe((18 + nightHours) * 3_600_000);
  });

  test('a closure is the whole of its date, however long', () => {
    const closed = { [locationId]: { zone, closed: [date, date] as const } };
    const [blocked] = want([], closed, noon, zone).blocked;
    expect(Date.parse(blocked?.end ?? '') - Date.parse(blocked?.start ?? '')).toBe((18 + nightHours) * 3_600_000);
  });

  test('time off is what it says, whatever the clock does', () => {
    const start = night.slots[0]?.start ?? '';
    const end = night.slots.at(-1)?.end ?? '';
    expect(want([timeOff(start, end)], here, noon, zone).blocked).toEqual([{ start, end }]);
  });

  test('on pages of another zone the clinic offers the same', () => {
    for (const bookZone of days.map((each) => each.zone)) {
      const whole = daily(30, [['00:00', '24:00']]);
      const starts = [-1, 0, 1].flatMap((days) => {
        const moment = new Date(Date.parse(noon) + days * 86_400_000).toISOString();
        return want([whole], here, moment, bookZone).slots.map(({ start }) => start);
      });
      expect(new Set(starts).size).toBe(starts.length);
      const onDate = want([whole], here, noon, zone).slots.map(({ start }) => start);
      // Only a slot over the book's midnight is on neither of its pages.
      expect(onDate.filter((start) => !starts.includes(start)).length).toBeLessThanOrEqual(1);
    }
  });
});

describe('hours within the change itself', () => {
  const berlin = { [locationId]: { zone: 'Europe/Berlin' } };
  const [spring, autumn] = ['2026-03-29T10:00:00.000Z', '2026-10-25T11:00:00.000Z'];
  const between = (from: string, until: string, noon: string) =>
    inUtc(want([daily(30, [[from, until]])], berlin, noon, 'Europe/Berlin'));
  test('in the hour that is skipped there are none', () => {
    expect(between('02:00', '03:00', spring)).toEqual([]);
    expect(between('02:30', '03:00', spring)).toEqual([]);
  });
  test('that begin in it begin later', () => expect(between('02:30', '04:00', spring)).toEqual(['01:30–02:00']));
  test('around it never overlap', () => {
    const ranges = [
      ['01:00', '02:30'],
      ['03:00', '04:00'],
    ] as const;
    expect(inUtc(want([daily(30, ranges)], berlin, spring, 'Europe/Berlin'))).toEqual([
      '00:00–00:30',
      '00:30–01:00',
      '01:00–01:30',
      '01:30–02:00',
    ]);
  });
  test('of the hour that comes twice the first time counts', () => {
    expect(between('02:00', '02:30', autumn)).toEqual(['00:00–00:30']);
    expect(between('02:00', '03:00', autumn)).toEqual(['00:00–00:30', '00:30–01:00', '01:00–01:30', '01:30–02:00']);
  });
});
