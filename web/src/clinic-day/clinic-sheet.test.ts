import { expect, test } from 'vitest';
import type { Practitioner, Slot, Visit } from '../api/answers.ts';
import { clinicSheet, stepFrom } from './clinic-sheet.ts';
import { watchedHere } from './watched-here.ts';

const zone = 'Europe/Berlin';
const doctor = (practitionerId: string, name: string): Practitioner => ({
  practitionerId,
  name,
  specialty: 'Dentist',
  degree: '',
  experience: 1,
  about: '',
  address: [],
  fee: { amount: 1, currency: 'EUR' },
  bookZone: zone,
  available: true,
  verified: true,
  nextFree: [],
});
const doctors = [doctor('d-zoe', 'Zoe'), doctor('d-ann', 'Ann'), doctor('d-idle', 'Idle')];
const span = (time: string, minutes: number) => {
  const start = `2026-11-24T${time}:00.000Z`;
  return { start, end: new Date(Date.parse(start) + minutes * 60_000).toISOString() };
};
const slot = (practitionerId: string, time: string, minutes = 30): Slot => ({
  slotId: `${practitionerId} ${time}`,
  practitionerId,
  status: 'free',
  ...span(time, minutes),
});
const visit = (practitionerId: string, time: string, status: Visit['status'] = 'booked', minutes = 30): Visit => ({
  appointmentId: `${practitionerId} ${time}`,
  slotId: '',
  practitionerId,
  practitionerName: 'As of booking',
  specialty: '',
  address: [],
  patientId: '',
  patientName: '',
  zone,
  status,
  bookedAt: '2026-11-01T00:00:00.000Z',
  move: 0,
  ...span(time, minutes),
});
const content = {
  visits: [visit('d-zoe', '10:00'), visit('d-ann', '07:30'), visit('d-idle', '09:00', 'cancelled')],
  free: [slot('d-ann', '09:00'), slot('d-zoe', '08:00', 15)],
  held: [slot('d-gone', '15:30')],
};
const sheet = clinicSheet(content, doctors, zone);

test('a column for each doctor with something on the page, by name; who has only what was cancelled has none', () => {
  expect(sheet.columns.map(({ name, blocks }) => [name, blocks.map(({ id }) => id)])).toEqual([
    // Held with somebody who is not on the list of doctors: it is not hidden.
    ['', ['d-gone 15:30']],
    ['Ann', ['d-ann 07:30', 'd-ann 09:00']],
    ['Zoe', ['d-zoe 08:00', 'd-zoe 10:00']],
  ]);
});

test('all columns have the same hours, on the clock of the clinic, high enough for the shortest entry of any', () => {
  const { firstHour, lastHour, hourHeight } = sheet;
  expect([firstHour, lastHour, hourHeight]).toEqual([8, 17, 152]);
  expect(sheet.columns.map(({ blocks }) => blocks[0]?.from)).toEqual([16 * 60 + 30, 8 * 60 + 30, 9 * 60]);
});

test('who is not on the list is called as in the booking', () => {
  const { columns } = clinicSheet({ visits: [visit('d-left', '08:00')], free: [], held: [] }, doctors, zone);
  expect(columns.map(({ name }) => name)).toEqual(['As of booking']);
});

test('a day with nothing has the usual hours and no column', () => {
  expect(clinicSheet({ visits: [], free: [], held: [] }, doctors, zone)).toMatchObject({
    columns: [],
    firstHour: 9,
    lastHour: 17,
  });
});

test('arrows walk down one doctor and to what the next one has about then, and stop at the edges', () => {
  const step = (from: string | undefined, key: string) => stepFrom(sheet.columns, from, key);
  expect(step('d-ann 07:30', 'ArrowDown')).toBe('d-ann 09:00');
  expect(step('d-ann 09:00', 'ArrowDown')).toBeUndefined();
  expect(step('d-ann 09:00', 'ArrowUp')).toBe('d-ann 07:30');
  expect(step('d-ann 07:30', 'ArrowUp')).toBeUndefined();
  expect(step('d-ann 07:30', 'ArrowRight')).toBe('d-zoe 08:00');
  expect(step('d-zoe 10:00', 'ArrowLeft')).toBe('d-ann 09:00');
  expect(step('d-zoe 10:00', 'ArrowRight')).toBeUndefined();
  expect(step('d-gone 15:30', 'ArrowLeft')).toBeUndefined();
  expect(step('nothing', 'ArrowDown')).toBeUndefined();
  expect(step(undefined, 'ArrowDown')).toBeUndefined();
});

test('whoever is on the page is watched first, the others as far as one page may', () => {
  expect(watchedHere(content, doctors)).toEqual(['d-zoe', 'd-ann', 'd-idle', 'd-gone']);
  const many = Array.from({ length: 60 }, (_, index) => doctor(`d-${index}`, `${index}`));
  const watched = watchedHere(content, many);
  expect([watched.length, watched.slice(0, 4)]).toEqual([50, ['d-zoe', 'd-ann', 'd-idle', 'd-gone']]);
});
