import { array, assert, constantFrom, integer, property, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { civilDay } from '../../src/page/civil-day.ts';
import { evolvePage } from '../../src/page/evolve-page.ts';
import { fitHours } from '../../src/page/fit-hours.ts';
import { blankPage, overlap } from '../../src/page/page-state.ts';
import { address, locationId, otherLocationId, slotIdOf } from '../clinic.ts';
import { daily, want } from './want.ts';

const zones = constantFrom('Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'UTC');
const clock = (quarter: number) =>
  `${`${Math.floor(quarter / 4)}`.padStart(2, '0')}:${`${(quarter % 4) * 15}`.padStart(2, '0')}`;
/** Ranges of a day that do not overlap on the clock. */
const ranges = array(integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 8 }).map((quarters) => {
  const sorted = [...new Set(quarters)].toSorted((one, other) => one - other);
  return sorted.flatMap((from, index) => {
    const until = sorted[index + 1];
    return index % 2 === 1 || until === undefined ? [] : [[clock(from), clock(until)] as const];
  });
});
const anyDay = integer({ min: 0, max: 3 * 365 }).map((day) =>
  new Date(Date.UTC(2025, 0, 1, 12) + day * 86_400_000).toISOString(),
);

test('whatever the hours, zones and dates: slots lie in the page, never overlap, and are opened once', () => {
  assert(
    property(
      tuple(zones, zones, zones),
      tuple(ranges, ranges),
      anyDay,
      constantFrom(15, 20, 45),
      (in3, both, noon, cut) => {
        const [bookZone, hereZone, thereZone] = in3;
        const clinics = { [locationId]: { zone: hereZone }, [otherLocationId]: { zone: thereZone } };
        const hours = [daily(cut, both[0]), daily(30, both[1], otherLocationId)];
        const wanted = want(hours, clinics, noon, bookZone);
        const day = civilDay(noon, bookZone);
        for (const [index, slot] of wanted.slots.entries()) {
          expect(day.start <= slot.start && slot.start < slot.end && slot.end <= day.end).toBe(true);
          expect(wanted.slots.slice(index + 1).some((other) => overlap(other, slot))).toBe(false);
        }
        const page = blankPage();
        const fit = (from: number) =>
          fitHours(page, {
            address,
            day,
            wanted,
            now: '2024-01-01T00:00:00.000Z',
            slotIdOf: (index) => slotIdOf(from + index),
          });
        const first = fit(0);
        for (const event of 'ok' in first ? first.ok : []) evolvePage(page, event);
        expect(page.slots.size).toBe(wanted.slots.length);
        expect(fit(1000)).toEqual({ ok: [] });
      },
    ),
    { numRuns: 500 },
  );
});
