import { describe, test } from 'vitest';
import { shift } from '../../src/offer/shift.ts';
import {
  atHalfPastNine,
  atNine,
  facts,
  halfPastNine,
  holderId,
  lapsed,
  nine,
  ofType,
  on,
  otherHolderId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { book } from './book.ts';
import { booked, dayOpened, held, holdExpired, holdReleased, opened } from './happened.ts';

const before = [dayOpened, opened];
const theirs = held(7, atNine, otherHolderId);
const oneHour = ofType({ duration: 60 });
const atBoth = on([nine, halfPastNine]);

describe("somebody else's hold", () => {
  test('keeps its time', () =>
    given(...before, theirs)
      .when(book())
      .refused('slot-held', 'slotId'));
  test('keeps it to its last millisecond', () =>
    given(...before, theirs)
      .when(book({ now: shift(lapsed, -1 / 60_000) }))
      .refused('slot-held', 'slotId'));
  test('ends in the same append, once lapsed', () =>
    given(...before, theirs)
      .when(book({ now: lapsed }))
      .gives(holdExpired(7, atNine, otherHolderId), booked(1)));
  test('and every one that the visit covers does', () =>
    given(...before, theirs, held(8, atHalfPastNine, otherHolderId))
      .when(book({ now: lapsed, facts: oneHour }))
      .gives(holdExpired(7, atNine, otherHolderId), holdExpired(8, atHalfPastNine, otherHolderId), booked(1, atBoth)));
  test('also one that is only within its buffer', () =>
    given(...before, theirs)
      .when(book({ now: lapsed, slotId: halfPastNine.slotId, facts: ofType({ bufferBefore: 5 }) }))
      .gives(holdExpired(7, atNine, otherHolderId), booked(1, on([halfPastNine], { before: 5 }))));
  test('elsewhere is left alone, lapsed or not', () =>
    given(...before, theirs)
      .when(book({ now: lapsed, slotId: halfPastNine.slotId }))
      .gives(booked(1, atHalfPastNine)));
  test('still stands when the booking is refused', () =>
    given(...before, theirs, booked(8, atHalfPastNine))
      .when(book({ now: lapsed, facts: oneHour }))
      .refused('slot-taken', 'slotId'));
  test('that the booking ends does not fill the day', () =>
    given(...before, theirs)
      .when(book({ now: lapsed, facts: facts({ policy: { capPerDay: 1 } }) }))
      .gives(holdExpired(7, atNine, otherHolderId), booked(1)));
});

describe("one's own hold", () => {
  test('gives way', () =>
    given(...before, held(7))
      .when(book())
      .gives(holdReleased(7), booked(1)));
  test('gives way where a longer visit meets it', () =>
    given(...before, held(7, atHalfPastNine))
      .when(book({ facts: oneHour }))
      .gives(holdReleased(7, atHalfPastNine), booked(1, atBoth)));
  test('elsewhere stays', () =>
    given(...before, held(7, atHalfPastNine))
      .when(book())
      .gives(booked(1)));
  test('does not fill the day', () =>
    given(...before, held(7))
      .when(book({ facts: facts({ policy: { capPerDay: 1 } }) }))
      .gives(holdReleased(7), booked(1)));
  test('is nothing to a visit of its own holder', () =>
    given(...before, booked(7))
      .when(book({ holderId }))
      .refused('slot-taken', 'slotId'));
});
