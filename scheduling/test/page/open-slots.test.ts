import { test } from 'vitest';
import { openSlots, type OpenSlots } from '../../src/page/open-slots.ts';
import {
  address,
  at,
  closed,
  day,
  dayOpened,
  early,
  given,
  halfPastNine,
  nine,
  opened,
  practitionerId,
  slotIdOf,
  ten,
} from './specify.ts';

const open =
  (slots: OpenSlots['slots'], now = early) =>
  (page: Parameters<typeof openSlots>[0]) =>
    openSlots(page, { address, day, slots, now });
const slot = (n: number, start: string, end: string) => ({ slotId: slotIdOf(n), start, end });

test('the first slots open the page too, in one append', () =>
  given()
    .when(open([nine, halfPastNine, ten]))
    .gives(dayOpened, opened));

test('adjacent slots are fine', () => {
  const next = slot(9, ten.end, at('11:00'));
  given(dayOpened, opened)
    .when(open([next]))
    .gives({ type: 'SlotOpened', data: { practitionerId, slots: [next] } });
});

test('a slot that overlaps an open one is refused', () =>
  given(dayOpened, opened)
    .when(open([slot(9, at('10:15'), at('10:45'))]))
    .refused('slot-overlap', 'slots.0'));

test('slots of one request may not overlap each other', () =>
  given()
    .when(open([nine, slot(9, at('09:29'), at('09:45'))]))
    .refused('slot-overlap', 'slots.1'));

test('a closed slot leaves its time open for another', () => {
  const again = { ...nine, slotId: slotIdOf(9) };
  given(dayOpened, opened, closed(nine))
    .when(open([again]))
    .gives({ type: 'SlotOpened', data: { practitionerId, slots: [again] } });
});

test('a slot must end after it starts', () =>
  given()
    .when(open([slot(1, at('09:00'), at('09:00'))]))
    .refused('end-before-start', 'slots.0.end'));

test('a slot must start in the future', () =>
  given()
    .when(open([nine], nine.start))
    .refused('slot-in-past', 'slots.0.start'));

test('a slot over the end of the page is refused', () =>
  given()
    .when(open([slot(1, at('22:45'), '2026-11-24T23:15:00.000Z')]))
    .refused('not-one-day', 'slots.0'));

test('a slot of another day is refused, and none of the request is opened', () =>
  given()
    .when(open([nine, slot(9, '2026-11-25T09:00:00.000Z', '2026-11-25T09:30:00.000Z')]))
    .refused('not-one-day', 'slots.1'));
