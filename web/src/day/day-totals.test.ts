import { expect, test } from 'vitest';
import type { Visit } from '../api/answers.ts';
import { sortPatientVisits } from '../patients/sort-patient-visits.ts';
import { dayTotals } from './day-totals.ts';

const now = Date.parse('2026-11-24T10:00:00Z');
const visit = (status: Visit['status'], hour: number, fee?: Visit['fee']): Visit => ({
  appointmentId: `${hour} ${status}`,
  slotId: '',
  practitionerId: '',
  practitionerName: '',
  specialty: '',
  address: [],
  patientId: '',
  patientName: '',
  start: `2026-11-24T${hour}:00:00.000Z`,
  end: `2026-11-24T${hour}:30:00.000Z`,
  zone: 'Europe/Berlin',
  status,
  bookedAt: '2026-11-01T00:00:00.000Z',
  move: 0,
  ...(fee === undefined ? {} : { fee }),
});
const visits = [
  visit('booked', 14),
  visit('arrived', 12, { amount: 8000, currency: 'EUR' }),
  visit('fulfilled', 11),
  visit('noshow', 10),
  visit('cancelled', 13),
];

test('a day counts what is on its page, and the fees of those who come', () => {
  const usual = { amount: 6000, currency: 'EUR' };
  expect(dayTotals(visits, usual, now)).toEqual({
    count: 4,
    done: 1,
    waiting: 1,
    cancelled: 1,
    fees: [{ currency: 'EUR', amount: 20_000 }],
  });
  expect(dayTotals([visit('booked', 14, { amount: 900, currency: 'CHF' })], usual, now).fees).toEqual([
    { currency: 'CHF', amount: 900 },
  ]);
  expect(dayTotals([], usual, now).fees).toEqual([{ currency: 'EUR', amount: 0 }]);
});

test('a patient’s visits: coming ones soonest first, what was cancelled apart', () => {
  const { coming, past, ended } = sortPatientVisits(visits, Date.parse('2026-11-24T11:40:00Z'));
  expect([coming, past, ended].map((group) => group.map(({ appointmentId }) => appointmentId))).toEqual([
    ['12 arrived', '14 booked'],
    ['11 fulfilled', '10 noshow'],
    ['13 cancelled'],
  ]);
});
