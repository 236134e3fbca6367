import { test } from 'vitest';
import { rescheduleAppointment, type RescheduleAppointment } from '../../src/page/reschedule-appointment.ts';
import {
  address,
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
  patient,
  practitioner,
  rescheduled,
  slotIdOf,
  ten,
} from './specify.ts';

const move =
  (more: Partial<RescheduleAppointment> = {}) =>
  (page: Parameters<typeof rescheduleAppointment>[0]) =>
    rescheduleAppointment(page, {
      address,
      appointmentId: appointmentIdOf(1),
      slotId: ten.slotId,
      expectedStart: nine.start,
      samePage: true,
      actor: patient,
      now: early,
      ...more,
    });
const before = [dayOpened, opened, booked(1)];

test('a visit moves by one event', () =>
  given(...before)
    .when(move())
    .gives(rescheduled(1, nine, ten, 1)));

test('each move counts up', () =>
  given(...before, rescheduled(1, nine, halfPastNine, 1))
    .when(move({ expectedStart: halfPastNine.start }))
    .gives(rescheduled(1, halfPastNine, ten, 2)));

test('moving to where it is changes nothing', () =>
  given(...before)
    .when(move({ slotId: nine.slotId }))
    .gives());

test('when the new time is taken the old one is kept', () =>
  given(...before, booked(2, ten))
    .when(move())
    .refused('slot-taken', 'slotId'));

test('an old request does not touch a moved visit', () =>
  given(...before, rescheduled(1, nine, halfPastNine, 1))
    .when(move())
    .refused('appointment-moved', 'expectedStart'));

test('a cancelled visit cannot move', () =>
  given(...before, cancelled(1, 'patient'))
    .when(move())
    .refused('appointment-cancelled', 'id'));
test('a closed or unknown slot takes no visit', () => {
  given(...before, closed(ten))
    .when(move())
    .refused('slot-closed', 'slotId');
  given(...before)
    .when(move({ slotId: slotIdOf(99) }))
    .refused('slot-not-found', 'slotId');
});
test('another page is refused in words', () =>
  given(...before)
    .when(move({ samePage: false }))
    .refused('other-page', 'slotId'));
test('nobody moves what is not theirs', () =>
  given(...before)
    .when(move({ actor: otherPatient }))
    .refused('not-yours', 'id'));
test('an unknown appointment is not found', () =>
  given(...before)
    .when(move({ appointmentId: appointmentIdOf(9) }))
    .refused('appointment-not-found', 'id'));
test('a past time is refused', () =>
  given(...before)
    .when(move({ now: ten.start, actor: practitioner }))
    .refused('slot-in-past', 'slotId'));
test('a patient cannot move what has begun', () =>
  given(...before)
    .when(move({ now: nine.start }))
    .refused('appointment-begun', 'id'));
