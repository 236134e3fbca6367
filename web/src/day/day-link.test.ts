import { expect, test } from 'vitest';
import { dayBase, dayLink, pageDate } from './day-link.ts';

const doctor = '42dd0c58-d734-56f0-8ce6-a68744b73870';
const visit = { appointmentId: `${doctor}_2026-11-20_a0123456789ab`, start: '2026-11-25T23:30:00.000Z' };

test('a visit is on the page its slot is on, whatever the clinic’s clock says; else on that of its start', () => {
  const slotId = `${doctor}_2026-11-25_s0123456789ab`;
  expect(dayLink(dayBase(undefined), { ...visit, slotId }, 'Europe/Berlin')).toBe(
    `/day/2026-11-25?at=${visit.appointmentId}`,
  );
  expect(dayLink(dayBase(doctor), visit, 'Europe/Berlin')).toBe(
    `/admin/doctors/${doctor}/day/2026-11-26?at=${visit.appointmentId}`,
  );
  const free = { start: visit.start, slotId };
  expect(dayLink(dayBase(undefined), free, 'Europe/Berlin')).toBe(`/day/2026-11-25?at=${slotId}`);
});

test('the page of an entry of a clinic abroad is dated by its slot, or else on the doctor’s calendar', () => {
  const start = '2026-11-25T23:30:00.000Z';
  expect(pageDate({ start, slotId: `${doctor}_2026-11-25_s0123456789ab` }, 'Asia/Tokyo')).toBe('2026-11-25');
  expect(pageDate({ start, slotId: '' }, 'America/New_York')).toBe('2026-11-25');
  expect(pageDate({ start, slotId: '' }, 'Asia/Tokyo')).toBe('2026-11-26');
});
