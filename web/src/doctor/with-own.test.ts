import { expect, test } from 'vitest';
import type { Slot } from '../api/answers.ts';
import { collides, spanOf, withOwn } from './with-own.ts';

const at = (time: string) => `2026-11-24T${time}:00.000Z`;
const visit = (start: string, end: string): Slot => ({
  slotId: start,
  practitionerId: 'ines',
  start: at(start),
  end: at(end),
  status: 'free',
});
const hours = [visit('09:00', '10:00'), visit('09:30', '10:30'), visit('10:00', '11:00'), visit('10:30', '11:30')];
const ids = (slots: readonly Slot[]) => slots.map(({ slotId }) => slotId);

test('what is only gone because of one’s own time stays, in its place', () => {
  const [first, , kept, last] = hours;
  if (first === undefined || kept === undefined || last === undefined) throw new Error('four times');
  const own = spanOf(kept, undefined);
  const isOwn = (slot: Slot) => collides(slot, own, undefined);
  expect(ids(withOwn([first], hours, isOwn))).toEqual(['09:00', '09:30', '10:00', '10:30']);
  // 09:00 ends when it begins: somebody else has it.
  expect(ids(withOwn([last], hours, isOwn))).toEqual(['09:30', '10:00', '10:30']);
});

test('preparing and cleaning count on both sides', () => {
  const buffers = { bufferBefore: 0, bufferAfter: 15 };
  const own = spanOf(visit('10:00', '11:00'), buffers);
  expect(collides(visit('09:00', '10:00'), own, undefined)).toBe(false);
  expect(collides(visit('09:00', '10:00'), own, buffers)).toBe(true);
  expect(collides(visit('11:10', '12:00'), own, buffers)).toBe(true);
});

test('a list that lacks nothing is left alone', () => {
  expect(withOwn(hours, hours, () => true)).toBe(hours);
});
