import { expect, test } from 'vitest';
import type { Slot } from '../api/answers.ts';
import { clinicDate } from './clinic-link.ts';

const free = (locationId: string, start: string): Slot => ({
  slotId: `${locationId} ${start}`,
  practitionerId: 'd',
  status: 'free',
  locationId,
  start,
  end: start,
});
const content = {
  visits: [],
  free: [free('tokyo', '2026-11-25T16:30:00.000Z'), free('tokyo', '2026-11-25T14:00:00.000Z')],
  held: [free('berlin', '2026-11-25T14:00:00.000Z')],
};

test('the day of a clinic is that of the first entry there, on the clinic’s own calendar', () => {
  expect(clinicDate(content, { locationId: 'berlin', zone: 'Europe/Berlin' })).toBe('2026-11-25');
  // 23:00 there, and past midnight for the next one.
  expect(clinicDate(content, { locationId: 'tokyo', zone: 'Asia/Tokyo' })).toBe('2026-11-25');
  expect(clinicDate({ ...content, free: content.free.slice(0, 1) }, { locationId: 'tokyo', zone: 'Asia/Tokyo' })).toBe(
    '2026-11-26',
  );
  expect(clinicDate(content, { locationId: 'nowhere', zone: 'Europe/Berlin' })).toBeUndefined();
});
