import { expect, test } from 'vitest';
import type { Slot, Visit } from '../api/answers.ts';
import { daySheet } from './day-sheet.ts';
import { splitTimes } from './split-times.ts';

const slot = (start: string, end: string): Slot => ({
  slotId: start,
  practitionerId: 'p',
  start: `2026-11-24T${start}:00.000Z`,
  end: `2026-11-24T${end}:00.000Z`,
  status: 'free',
});
const visit = (start: string, end: string, status: Visit['status'] = 'booked'): Visit => ({
  ...slot(start, end),
  status,
  appointmentId: `visit ${start}`,
  practitionerName: '',
  specialty: '',
  address: [],
  patientId: '',
  patientName: '',
  zone: 'Europe/Berlin',
  bookedAt: '2026-11-01T00:00:00.000Z',
  move: 0,
});

test('visits and free times stand at their hours on the practice’s clock; cancelled ones are off the page', () => {
  const sheet = daySheet(
    {
      visits: [visit('12:00', '13:00'), visit('08:00', '08:30', 'cancelled')],
      free: [slot('08:30', '09:00')],
      held: [],
    },
    'Europe/Berlin',
  );
  expect(sheet.blocks.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['08:30', 570, 600],
    ['visit 12:00', 780, 840],
  ]);
  expect([sheet.firstHour, sheet.lastHour, sheet.hourHeight]).toEqual([9, 14, 76]);
});

test('short times make the hours taller, and an end at midnight is the end of the day', () => {
  const sheet = daySheet(
    { visits: [], free: [slot('22:30', '23:00'), slot('20:00', '20:10')], held: [] },
    'Europe/Berlin',
  );
  expect(sheet.hourHeight).toBe(228);
  expect(sheet.blocks.at(-1)).toMatchObject({ from: 1410, to: 1440 });
});

test('held times stand on the page too, and a visit keeps its buffers', () => {
  const content = { visits: [visit('12:00', '13:00', 'arrived')], free: [], held: [slot('08:30', '09:00')] };
  const { blocks } = daySheet(content, 'Europe/Berlin', () => ({ before: 15, after: 10 }));
  expect(blocks.map(({ entry, before, after }) => [entry.kind, before, after])).toEqual([
    ['held', 0, 0],
    ['visit', 15, 10],
  ]);
});

test('a span is cut into times; what is there already or has passed is left out', () => {
  const span = { day: '2026-11-24', zone: 'Europe/Berlin', from: '09:00', to: '11:10', minutes: 30 };
  const { open, taken, past } = splitTimes(span, [slot('08:45', '09:15')], '2026-11-24T08:00:00.000Z');
  expect(open.map(({ start }) => start.slice(11, 16))).toEqual(['09:30']);
  expect([taken, past]).toEqual([2, 1]);
  expect(splitTimes({ ...span, to: '08:00' }, [], '').open).toEqual([]);
});
