import { describe, test } from 'vitest';
import {
  admin,
  appointmentIdOf,
  atHalfPastNine,
  atNine,
  atTen,
  checkUp,
  detailsOf,
  halfPastNine,
  lapsed,
  nine,
  on,
  otherHolderId,
  practitioner,
  ten,
  freshId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, dayOpened, held, holdExpired, opened, rescheduled, transferReserved } from './happened.ts';
import { move } from './reschedule.ts';

const before = [dayOpened, opened, booked(1)];
const buffered = { ...checkUp, duration: 30, bufferAfter: 10 };
const longer = on([nine, halfPastNine]);
const details = detailsOf({ ...checkUp, duration: 60 });

describe('moves', () => {
  test('a visit by one event', () =>
    given(...before)
      .when(move())
      .gives(rescheduled(1, atNine, atTen, 1)));
  test('and each move counts up', () =>
    given(...before, rescheduled(1, atNine, atHalfPastNine, 1))
      .when(move({ expectedStart: halfPastNine.start }))
      .gives(rescheduled(1, atHalfPastNine, atTen, 2)));
  test('to where it is, which changes nothing', () =>
    given(...before)
      .when(move({ slotId: nine.slotId }))
      .gives());
  test('by the practitioner of the page or an admin', () => {
    for (const actor of [practitioner, admin])
      given(...before)
        .when(move({ actor }))
        .gives(rescheduled(1, atNine, atTen, 1));
  });
  test('into its own time: a long visit by half of it', () =>
    given(dayOpened, opened, booked(1, longer, { details }))
      .when(move({ slotId: halfPastNine.slotId }))
      .gives(rescheduled(1, longer, on([halfPastNine, ten]), 1)));
  test('into its own buffer, which goes along', () => {
    const from = on([nine], { after: 10 });
    given(dayOpened, opened, booked(1, from, { details: detailsOf(buffered) }))
      .when(move({ slotId: halfPastNine.slotId }))
      .gives(rescheduled(1, from, on([halfPastNine], { after: 10 }), 1));
  });
  test('keeping the length it was booked with, whatever the clinic offers now', () =>
    given(dayOpened, opened, booked(1, longer, { details }))
      .when(move({ slotId: ten.slotId }))
      .refused('not-enough-time', 'slotId'));
});

describe('a hold at the new time', () => {
  const hold = held(7, atTen, otherHolderId);
  test('keeps it', () =>
    given(...before, hold)
      .when(move())
      .refused('slot-held', 'slotId'));
  test('ends in the same append, once lapsed', () =>
    given(...before, hold)
      .when(move({ now: lapsed }))
      .gives(holdExpired(7, atTen, otherHolderId), rescheduled(1, atNine, atTen, 1)));
});

describe('when the new time is not to be had, the old one is kept', () => {
  test('it is booked', () =>
    given(...before, booked(2, atTen))
      .when(move())
      .refused('slot-taken', 'slotId'));
  test('it is too close to another visit', () =>
    given(...before, booked(2, on([halfPastNine], { after: 1 })))
      .when(move())
      .refused('buffer', 'slotId'));
  test('it is reserved for a move', () =>
    given(...before, transferReserved(2, atTen))
      .when(move())
      .refused('slot-taken', 'slotId'));
  test('it is reserved for an undecided return of the very visit from another page', () =>
    given(...before, transferReserved(1, atTen, { transferId: freshId(9), move: 3 }))
      .when(move({ appointmentId: appointmentIdOf(1) }))
      .refused('slot-taken', 'slotId'));
});
