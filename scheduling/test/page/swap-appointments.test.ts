import { describe, test } from 'vitest';
import {
  admin,
  appointmentIdOf,
  at,
  atHalfPastNine,
  atNine,
  atTen,
  freshId,
  halfPastNine,
  lapsed,
  nine,
  on,
  otherHolderId,
  otherPatientId,
  slot,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import {
  booked,
  dayOpened,
  held,
  holdExpired,
  moved,
  opened,
  rescheduled,
  slotsOpened,
  swapped,
  transferReserved,
} from './happened.ts';
import { swap } from './swap.ts';

const other = (place = atTen) => booked(2, place, { patientId: otherPatientId });
const before = [dayOpened, opened, booked(1), other()];
const halfPastTen = slot(4, at('10:30'), at('11:00'));
const more = slotsOpened([halfPastTen]);

describe('two visits change places', () => {
  test('by one event', () =>
    given(...before)
      .when(swap())
      .gives(swapped(moved(1, atNine, atTen, 1), moved(2, atTen, atNine, 1, otherPatientId))));
  test('asked by an admin too, and each counts its own moves', () =>
    given(dayOpened, opened, booked(1, atHalfPastNine), rescheduled(1, atHalfPastNine, atNine, 1), other())
      .when(swap({ actor: admin }))
      .gives(swapped(moved(1, atNine, atTen, 2), moved(2, atTen, atNine, 1, otherPatientId))));
  test('each with its own length', () => {
    const short = on([nine], { minutes: 20 });
    given(dayOpened, opened, booked(1, short), other())
      .when(swap())
      .gives(swapped(moved(1, short, on([ten], { minutes: 20 }), 1), moved(2, atTen, atNine, 1, otherPatientId)));
  });
  test('each with its own buffers', () => {
    const buffered = on([nine], { after: 15 });
    given(dayOpened, opened, booked(1, buffered), other())
      .when(swap())
      .gives(swapped(moved(1, buffered, on([ten], { after: 15 }), 1), moved(2, atTen, atNine, 1, otherPatientId)));
  });
  test('a visit with itself, which changes nothing', () =>
    given(...before)
      .when(swap({ withAppointmentId: appointmentIdOf(1), withExpectedStart: nine.start }))
      .gives());
});

describe('a longer visit needs its length there too', () => {
  const long = on([nine, halfPastNine]);
  const longThere = on([ten, halfPastTen]);
  const both = [dayOpened, opened, booked(1, long), other()];
  const longer = swapped(moved(1, long, longThere, 1), moved(2, atTen, atNine, 1, otherPatientId));
  test('and takes it', () =>
    given(...both, more)
      .when(swap())
      .gives(longer));
  test('refused: no slot is there', () =>
    given(...both)
      .when(swap())
      .refused('not-enough-time', 'withAppointmentId'));
  test('refused: it is booked', () =>
    given(...both, more, booked(3, on([halfPastTen])))
      .when(swap())
      .refused('slot-taken', 'withAppointmentId'));
  test('refused: it is held', () =>
    given(...both, more, held(3, on([halfPastTen]), otherHolderId))
      .when(swap())
      .refused('slot-held', 'withAppointmentId'));
  test('a lapsed hold on it ends in the same append', () =>
    given(...both, more, held(3, on([halfPastTen]), otherHolderId))
      .when(swap({ now: lapsed }))
      .gives(holdExpired(3, on([halfPastTen]), otherHolderId), longer));
  test('refused: it is reserved for the return of one of the two', () =>
    given(...both, more, transferReserved(1, on([halfPastTen]), { transferId: freshId(9), move: 3 }))
      .when(swap())
      .refused('slot-taken', 'withAppointmentId'));
  test('the same, asked from the other side', () =>
    given(...both, more)
      .when(
        swap({
          appointmentId: appointmentIdOf(2),
          expectedStart: ten.start,
          withAppointmentId: appointmentIdOf(1),
          withExpectedStart: nine.start,
        }),
      )
      .gives(swapped(moved(2, atTen, atNine, 1, otherPatientId), moved(1, long, longThere, 1))));
});
