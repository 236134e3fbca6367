import { test } from 'vitest';
import { bookAppointment, type BookAppointment } from '../../src/page/book-appointment.ts';
import {
  address,
  admin,
  appointmentIdOf,
  booked,
  cancelled,
  closed,
  dayOpened,
  early,
  given,
  halfPastNine,
  nine,
  opened,
  otherPatient,
  otherPractitioner,
  patient,
  patientId,
  practitioner,
  rescheduled,
  slotIdOf,
} from './specify.ts';

const book =
  (more: Partial<BookAppointment> = {}) =>
  (page: Parameters<typeof bookAppointment>[0]) =>
    bookAppointment(page, {
      address,
      appointmentId: appointmentIdOf(1),
      slotId: nine.slotId,
      patientId,
      actor: patient,
      now: early,
      ...more,
    });

test('a free slot is booked', () => given(dayOpened, opened).when(book()).gives(booked(1)));

test('the reason goes with it', () => {
  const event = booked(1);
  given(dayOpened, opened)
    .when(book({ reason: 'Check-up' }))
    .gives({ ...event, data: { ...event.data, reason: 'Check-up' } } as typeof event);
});

test('a taken slot is refused', () => given(dayOpened, opened, booked(7)).when(book()).refused('slot-taken', 'slotId'));

test('after a cancellation it can be booked again', () =>
  given(dayOpened, opened, booked(7), cancelled(7, 'patient')).when(book()).gives(booked(1)));

test('after a move the old time is free and the new one taken', () => {
  const moved = [dayOpened, opened, booked(7), rescheduled(7, nine, halfPastNine, 1)];
  given(...moved)
    .when(book())
    .gives(booked(1));
  given(...moved)
    .when(book({ slotId: halfPastNine.slotId }))
    .refused('slot-taken', 'slotId');
});

test('a slot that never was is not found', () =>
  given(dayOpened, opened)
    .when(book({ slotId: slotIdOf(99) }))
    .refused('slot-not-found', 'slotId'));
test('nothing can be booked on a page that was never opened', () =>
  given().when(book()).refused('slot-not-found', 'slotId'));
test('a closed slot is refused', () =>
  given(dayOpened, opened, closed()).when(book()).refused('slot-closed', 'slotId'));
test('a slot that has begun is refused', () =>
  given(dayOpened, opened)
    .when(book({ now: nine.start }))
    .refused('slot-in-past', 'slotId'));

test('the practitioner of the page and admins book for a patient', () => {
  given(dayOpened, opened)
    .when(book({ actor: practitioner }))
    .gives(booked(1));
  given(dayOpened, opened)
    .when(book({ actor: admin }))
    .gives(booked(1));
});

test('nobody books for somebody else', () => {
  given(dayOpened, opened)
    .when(book({ actor: otherPatient }))
    .refused('not-yours', 'patientId');
  given(dayOpened, opened)
    .when(book({ actor: otherPractitioner }))
    .refused('not-yours', 'patientId');
});
