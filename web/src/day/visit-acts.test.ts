import { expect, test } from 'vitest';
import type { Visit } from '../api/answers.ts';
import { isAllowed, waitsFor, type Act } from './visit-acts.ts';
import { lookOf, waited } from './visit-look.ts';

const acts: readonly Act[] = ['arrive', 'start', 'done', 'missed', 'move', 'swap', 'cancel', 'close', 'error'];
const times = { start: '2026-11-26T08:00:00.000Z', end: '2026-11-26T08:30:00.000Z' };
const visit = (status: Visit['status']) => ({ ...times, zone: 'Europe/Berlin', status });
const at = (time: string) => Date.parse(`2026-11-${time}:00Z`);

test.each([
  ['booked', acts.join(' ')],
  ['arrived', 'start done cancel close error'],
  ['checked-in', 'done cancel close error'],
  ['fulfilled', 'error'],
  ['noshow', 'error'],
  ['cancelled', 'error'],
  ['entered-in-error', ''],
  ['pending', ''],
] as const)('a visit that is %s can: %s', (status, expected) => {
  expect(acts.filter((act) => isAllowed(act, visit(status))).join(' ')).toBe(expected);
});

test('arriving waits for the day on the clinic’s clock, missing it for the start, moving for nothing', () => {
  const day = at('25T22:59');
  expect(waitsFor('arrive', visit('booked'), day)).toBe('day');
  expect(waitsFor('arrive', visit('booked'), at('25T23:00'))).toBeUndefined();
  expect(waitsFor('missed', visit('booked'), at('26T07:59'))).toBe('start');
  expect(waitsFor('missed', visit('booked'), at('26T08:00'))).toBeUndefined();
  expect(waitsFor('move', visit('booked'), day)).toBeUndefined();
});

test('a booked visit looks as the clock says, all others as their state', () => {
  expect(lookOf(visit('booked'), at('26T07:00'))).toBe('booked');
  expect(lookOf(visit('booked'), at('26T08:10'))).toBe('due');
  expect(lookOf(visit('booked'), at('26T08:30'))).toBe('open');
  expect(lookOf(visit('arrived'), at('26T09:30'))).toBe('arrived');
  expect(lookOf(visit('noshow'), at('26T09:30'))).toBe('missed');
});

test('waiting is counted in whole minutes and never below none', () => {
  expect(waited('2026-11-26T07:48:10.000Z', at('26T08:00'))).toBe(11);
  expect(waited('2026-11-26T08:00:10.000Z', at('26T08:00'))).toBe(0);
  expect(waited(undefined, at('26T08:00'))).toBe(0);
});
