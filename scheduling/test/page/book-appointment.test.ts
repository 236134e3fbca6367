import { describe, test } from 'vitest';
import { unknownSlot } from '../../src/offer/clinic-facts.ts';
import {
  admin,
  atHalfPastNine,
  atNine,
  checkUp,
  detailsOf,
  freshId,
  guest,
  halfPastNine,
  locationId,
  nine,
  on,
  otherPage,
  otherPatient,
  otherPractitioner,
  practitioner,
  practitionerId,
  slotIdOf,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { book } from './book.ts';
import {
  booked,
  cancelled,
  closed,
  dayOpened,
  opened,
  recorded,
  rescheduled,
  slotsOpened,
  transferReleased,
  transferReserved,
  transferredOut,
} from './happened.ts';

const before = [dayOpened, opened];

describe('books', () => {
  test('a free slot', () =>
    given(...before)
      .when(book())
      .gives(booked(1)));
  test('at the clinic of the slot', () =>
    given(dayOpened, slotsOpened([nine], 'hours', locationId))
      .when(book())
      .gives(booked(1, on([nine], { location: locationId }))));
  test('with the reason, what was shown, and the series it is of', () => {
    const more = { reason: 'Check-up', details: detailsOf(checkUp), seriesId: freshId(5) };
    given(...before)
      .when(book(more))
      .gives(booked(1, atNine, more));
  });
  test('for a patient, by the practitioner of the page or an admin', () => {
    for (const actor of [practitioner, admin])
      given(...before)
        .when(book({ actor }))
        .gives(booked(1));
  });
  test('beside another visit', () =>
    given(...before, booked(7, atHalfPastNine))
      .when(book())
      .gives(booked(1)));
});

describe('books again what became free', () => {
  test.each([
    ['a cancellation', [booked(7), cancelled(7, 'patient')]],
    ['a missed visit', [booked(7), recorded('NoShowRecorded', 7)]],
    ['an error', [booked(7), recorded('AppointmentEnteredInError', 7)]],
    ['a move', [booked(7), rescheduled(7, atNine, atHalfPastNine, 1)]],
    ['a move to another page', [booked(7), transferredOut(7, atNine, { practitionerId, page: otherPage, ...atNine })]],
    ['a move here that was not to be', [transferReserved(7), transferReleased(7)]],
  ])('by %s', (_, freed) =>
    given(...before, ...freed)
      .when(book())
      .gives(booked(1)),
  );
});

describe('refuses', () => {
  test.each([
    ['booked', [booked(7)]],
    ['booked by a visit whose patient has arrived', [booked(7), recorded('PatientArrived', 7)]],
    ['booked by a visit whose patient has checked in', [booked(7), recorded('PatientCheckedIn', 7)]],
    ['of a visit that took place', [booked(7), recorded('AppointmentFulfilled', 7)]],
    ['somebody moved to', [booked(7, atHalfPastNine), rescheduled(7, atHalfPastNine, atNine, 1)]],
    ['reserved for a move', [transferReserved(7)]],
  ])('a time %s', (_, taken) =>
    given(...before, ...taken)
      .when(book())
      .refused('slot-taken', 'slotId'),
  );
  test('a slot that never was', () =>
    given(...before)
      .when(book({ slotId: slotIdOf(99) }))
      .refused('slot-not-found', 'slotId'));
  test('anything on a page that was never opened', () => given().when(book()).refused('slot-not-found', 'slotId'));
  test('a slot that opened after the facts were gathered, whoever sets rules aside', () => {
    for (const more of [{}, { actor: admin, override: { reason: 'in pain' } }])
      given(...before)
        .when(book({ ...more, facts: unknownSlot }))
        .refused('slot-not-found', 'slotId');
  });
  test('a closed slot, whoever closed it', () => {
    for (const source of ['hand', 'hours'] as const)
      given(...before, closed(nine, source))
        .when(book())
        .refused('slot-closed', 'slotId');
  });
  test('a time that has begun', () =>
    given(...before)
      .when(book({ now: nine.start }))
      .refused('slot-in-past', 'slotId'));
  test('to book for somebody else, and guests', () => {
    for (const actor of [otherPatient, otherPractitioner, guest])
      given(...before)
        .when(book({ actor, slotId: halfPastNine.slotId }))
        .refused('not-yours', 'patientId');
  });
});
