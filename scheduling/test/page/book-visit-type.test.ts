import { describe, test } from 'vitest';
import { at, day, halfPastNine, locationId, nine, ofType, on, otherLocationId, slot, ten } from '../clinic.ts';
import { given } from '../specify.ts';
import { book } from './book.ts';
import { booked, closed, dayOpened, opened, slotsOpened } from './happened.ts';

const before = [dayOpened, opened];
const atHalfPastNine = { slotId: halfPastNine.slotId };
const atTen = { slotId: ten.slotId };

describe('a visit takes the adjacent slots it needs', () => {
  test('one, when it is shorter than the slot', () =>
    given(...before)
      .when(book({ facts: ofType({ duration: 20 }) }))
      .gives(booked(1, on([nine], { minutes: 20 }))));
  test('two, to the minute', () =>
    given(...before)
      .when(book({ facts: ofType({ duration: 60 }) }))
      .gives(booked(1, on([nine, halfPastNine]))));
  test('three, of which the last in part', () =>
    given(...before)
      .when(book({ facts: ofType({ duration: 61 }) }))
      .gives(booked(1, on([nine, halfPastNine, ten], { minutes: 61 }))));
  test('and no other visit gets what is left of the last', () =>
    given(...before, booked(7, on([nine, halfPastNine], { minutes: 40 })))
      .when(book(atHalfPastNine))
      .refused('slot-taken', 'slotId'));
});

describe('too little time', () => {
  const facts = ofType({ duration: 60 });
  test('at the end of the slots', () =>
    given(...before)
      .when(book({ ...atTen, facts }))
      .refused('not-enough-time', 'slotId'));
  test('over a closed slot', () =>
    given(...before, closed(halfPastNine))
      .when(book({ facts }))
      .refused('not-enough-time', 'slotId'));
  test('over a gap', () =>
    given(dayOpened, slotsOpened([nine, slot(5, at('09:31'), at('10:00'))]))
      .when(book({ facts }))
      .refused('not-enough-time', 'slotId'));
  test('over a slot of another clinic', () =>
    given(dayOpened, slotsOpened([nine], 'hand', locationId), slotsOpened([halfPastNine], 'hand', otherLocationId))
      .when(book({ facts }))
      .refused('not-enough-time', 'slotId'));
  test('where somebody has the second slot', () =>
    given(...before, booked(7, on([halfPastNine])))
      .when(book({ facts }))
      .refused('slot-taken', 'slotId'));
});

describe('buffers', () => {
  const after = ofType({ duration: 30, bufferAfter: 15 });
  const ahead = ofType({ duration: 30, bufferBefore: 15 });
  test('need no slot', () =>
    given(...before)
      .when(book({ ...atTen, facts: after }))
      .gives(booked(1, on([ten], { after: 15 }))));
  test('keep the next visit away, booked before', () =>
    given(...before, booked(7, on([nine], { after: 15 })))
      .when(book(atHalfPastNine))
      .refused('buffer', 'slotId'));
  test('or booked after', () =>
    given(...before, booked(7, on([halfPastNine])))
      .when(book({ facts: after }))
      .refused('buffer', 'slotId'));
  test('before a visit, likewise', () =>
    given(...before, booked(7, on([nine])))
      .when(book({ ...atHalfPastNine, facts: ahead }))
      .refused('buffer', 'slotId'));
  test('of two visits do not share time', () =>
    given(...before, booked(7, on([nine], { after: 16 })))
      .when(book({ ...atTen, facts: ahead }))
      .refused('buffer', 'slotId'));
  test('that touch are fine', () =>
    given(...before, booked(7, on([nine], { after: 15 })))
      .when(book({ ...atTen, facts: ahead }))
      .gives(booked(1, on([ten], { before: 15 }))));
});

describe('the visit with its buffers lies within one page', () => {
  const first = slot(1, day.start, at('00:00'));
  const last = slot(2, at('22:30'), day.end);
  test('at its first minute', () =>
    given(dayOpened, slotsOpened([first]))
      .when(book({ now: '2026-11-23T12:00:00.000Z', facts: ofType({ bufferBefore: 1 }) }))
      .refused('not-one-day', 'slotId'));
  test('at its last', () =>
    given(dayOpened, slotsOpened([last]))
      .when(book({ slotId: last.slotId, facts: ofType({ bufferAfter: 1 }) }))
      .refused('not-one-day', 'slotId'));
  test('and without buffers may touch both', () =>
    given(dayOpened, slotsOpened([last]))
      .when(book({ slotId: last.slotId }))
      .gives(booked(1, on([last]))));
});
