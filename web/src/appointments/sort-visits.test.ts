import { expect, test } from 'vitest';
import { sortVisits } from './sort-visits.ts';
import type { Visit } from '../api/answers.ts';

const at = (hour: number) => `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;
const visit = (hour: number, status: Visit['status'] = 'booked'): Visit => ({
  appointmentId: `a${hour}`,
  slotId: `s${hour}`,
  status,
  start: at(hour),
  end: at(hour + 1),
  zone: 'Europe/Berlin',
  move: 0,
  bookedAt: at(1),
  patientId: 'p',
  patientName: 'Mia',
  practitionerId: 'd',
  practitionerName: 'Dr. D',
  specialty: 'Dentist',
  address: ['Here 1'],
});

test('what comes soonest first, what was latest first, what was cancelled apart wherever it lies; begun is not over', () => {
  const visits = [visit(18), visit(16, 'cancelled'), visit(14), visit(12), visit(9), visit(8, 'cancelled'), visit(7)];
  const { upcoming, past, cancelled } = sortVisits(visits, Date.parse(at(12)) + 60_000);
  const hours = (list: readonly Visit[]) => list.map(({ start }) => Number(start.slice(11, 13)));
  expect([hours(upcoming), hours(past), hours(cancelled)]).toEqual([
    [12, 14, 18],
    [9, 7],
    [16, 8],
  ]);
});

test('what is done or missed is past though its time is not over; a time that is only kept is no visit yet', () => {
  const visits = [visit(15, 'pending'), visit(14, 'fulfilled'), visit(13, 'checked-in'), visit(12, 'noshow')];
  const { upcoming, past, cancelled } = sortVisits([...visits, visit(9, 'entered-in-error')], Date.parse(at(12)));
  const states = (list: readonly Visit[]) => list.map(({ status }) => status);
  expect([states(upcoming), states(past), states(cancelled)]).toEqual([
    ['checked-in'],
    ['fulfilled', 'noshow'],
    ['entered-in-error'],
  ]);
});
