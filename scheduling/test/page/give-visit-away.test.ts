import { describe, test } from 'vitest';
import { giveVisitAway, type GiveVisitAway } from '../../src/page/give-visit-away.ts';
import type { Page } from '../../src/page/page-state.ts';
import {
  address,
  appointmentIdOf,
  atHalfPastNine,
  atNine,
  atTen,
  freshId,
  nine,
  on,
  otherPage,
  practitionerId,
  transferId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import {
  booked,
  cancelled,
  dayOpened,
  opened,
  recorded,
  rescheduled,
  transferConfirmed,
  transferredOut,
  transferRefused,
  transferReserved,
} from './happened.ts';

const there = { practitionerId, page: otherPage, ...atTen };
const give =
  (more: Partial<GiveVisitAway> = {}) =>
  (page: Page) =>
    giveVisitAway(page, {
      address,
      transferId,
      appointmentId: appointmentIdOf(1),
      expectedStart: nine.start,
      move: 1,
      to: there,
      ...more,
    });
const before = [dayOpened, opened, booked(1)];

describe('gives the visit away', () => {
  test('with the whole new placement', () =>
    given(...before)
      .when(give())
      .gives(transferredOut(1, atNine, there)));
  test('from where it stands, buffers included', () => {
    const from = on([nine], { before: 5, after: 10 });
    given(dayOpened, opened, booked(1, from))
      .when(give())
      .gives(transferredOut(1, from, there));
  });
  test('after other moves, with the next count', () =>
    given(...before, rescheduled(1, atNine, atHalfPastNine, 1))
      .when(give({ expectedStart: atHalfPastNine.start, move: 2 }))
      .gives(transferredOut(1, atHalfPastNine, there, 2)));
});

describe('says why not', () => {
  const moved = [...before, rescheduled(1, atNine, atHalfPastNine, 1)];
  test('it was moved since', () =>
    given(...moved)
      .when(give())
      .gives(transferRefused(1, 'appointment-moved')));
  test('it does not stand where the move began', () =>
    given(...before)
      .when(give({ expectedStart: atTen.start }))
      .gives(transferRefused(1, 'appointment-moved')));
  test('it was moved since and back again', () =>
    given(...moved, rescheduled(1, atHalfPastNine, atNine, 2))
      .when(give())
      .gives(transferRefused(1, 'appointment-moved')));
  test('another move gave it away', () =>
    given(...before, transferredOut(1, atNine, there))
      .when(give({ transferId: freshId(9) }))
      .gives(transferRefused(1, 'appointment-moved', freshId(9))));
  test('it was cancelled since', () =>
    given(...before, cancelled(1, 'patient'))
      .when(give())
      .gives(transferRefused(1, 'appointment-cancelled')));
  test.each(['PatientArrived', 'AppointmentFulfilled', 'NoShowRecorded', 'AppointmentEnteredInError'] as const)(
    'it is past moving: %s',
    (type) =>
      given(...before, recorded(type, 1))
        .when(give())
        .gives(transferRefused(1, 'illegal-transition')),
  );
  test('it never stood here', () =>
    given(dayOpened, opened).when(give()).gives(transferRefused(1, 'appointment-moved')));
});

describe('the first outcome stands', () => {
  test('given is given', () =>
    given(...before, transferredOut(1, atNine, there))
      .when(give())
      .gives());
  test('refused is refused, though the visit is there', () =>
    given(...before, transferRefused(1, 'move-abandoned'))
      .when(give())
      .gives());
  test('given is given, though the visit came back', () =>
    given(
      ...before,
      transferredOut(1, atNine, there),
      transferReserved(1, atNine, { transferId: freshId(9), move: 2 }),
      transferConfirmed(1, atNine, 2),
    )
      .when(give())
      .gives());
});
