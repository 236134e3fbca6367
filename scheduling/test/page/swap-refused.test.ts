import { describe, test } from 'vitest';
import {
  admin,
  appointmentIdOf,
  at,
  atHalfPastNine,
  atNine,
  atTen,
  guest,
  halfPastNine,
  nine,
  on,
  otherPage,
  otherPractitioner,
  patient,
  practitionerId,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, cancelled, dayOpened, opened, recorded, rescheduled, transferredOut } from './happened.ts';
import { swap } from './swap.ts';

const before = [dayOpened, opened, booked(1), booked(2, atTen)];
const gone = { practitionerId, page: otherPage, ...atNine };

describe('one of the two', () => {
  test('is unknown', () => {
    given(...before)
      .when(swap({ appointmentId: appointmentIdOf(9) }))
      .refused('appointment-not-found', 'id');
    given(...before)
      .when(swap({ withAppointmentId: appointmentIdOf(9) }))
      .refused('appointment-not-found', 'withAppointmentId');
  });
  test('was moved since', () => {
    given(...before)
      .when(swap({ expectedStart: halfPastNine.start }))
      .refused('appointment-moved', 'expectedStart');
    given(...before, rescheduled(2, atTen, atHalfPastNine, 1))
      .when(swap())
      .refused('appointment-moved', 'withExpectedStart');
  });
  test('was cancelled', () => {
    for (const n of [1, 2])
      given(...before, cancelled(n, 'patient', n === 1 ? atNine : atTen))
        .when(swap())
        .refused('appointment-cancelled', 'id');
  });
  test('is past moving', () => {
    for (const n of [1, 2])
      given(...before, recorded('PatientArrived', n, n === 1 ? atNine : atTen))
        .when(swap())
        .refused('illegal-transition', 'id');
  });
});

describe('two pages', () => {
  test('the first went to another: the caller follows it', () =>
    given(...before, transferredOut(1, atNine, gone))
      .when(swap())
      .refused('appointment-elsewhere', 'id'));
  test('the other went to another', () =>
    given(...before, transferredOut(2, atTen, gone))
      .when(swap())
      .refused('other-page', 'withAppointmentId'));
  test('the other was made on another', () =>
    given(...before)
      .when(swap({ withAppointmentId: appointmentIdOf(2).replace('2026-11-24', '2026-11-25') }))
      .refused('other-page', 'withAppointmentId'));
});

test('only the practice swaps', () => {
  for (const actor of [patient, guest])
    given(...before)
      .when(swap({ actor }))
      .refused('not-yours', 'id');
  given(...before)
    .when(swap({ actor: otherPractitioner }))
    .refused('not-yours', 'id');
});

describe('the times', () => {
  test('one of them has begun', () => {
    given(...before)
      .when(swap({ now: at('09:00'), actor: admin }))
      .refused('slot-in-past', 'withAppointmentId');
  });
  test('the two would meet', () => {
    const long = on([halfPastNine, ten]);
    given(dayOpened, opened, booked(1), booked(2, long))
      .when(swap({ withExpectedStart: halfPastNine.start }))
      .refused('slot-taken', 'withAppointmentId');
  });
  test('buffers would meet', () =>
    given(dayOpened, opened, booked(1, on([nine], { minutes: 20, before: 5 })), booked(2, on([halfPastNine])))
      .when(swap({ withExpectedStart: halfPastNine.start }))
      .refused('slot-taken', 'withAppointmentId'));
});
