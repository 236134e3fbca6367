import { test } from 'vitest';
import { cancelAppointment } from '../../src/page/cancel-appointment.ts';
import type { VisitCommand } from '../../src/page/find-visit.ts';
import {
  address,
  admin,
  appointmentIdOf,
  booked,
  cancelled,
  dayOpened,
  early,
  given,
  halfPastNine,
  nine,
  opened,
  otherPatient,
  otherPatientId,
  otherPractitioner,
  patient,
  practitioner,
  rescheduled,
} from './specify.ts';

const cancel =
  (more: Partial<VisitCommand> = {}) =>
  (page: Parameters<typeof cancelAppointment>[0]) =>
    cancelAppointment(page, { address, appointmentId: appointmentIdOf(1), actor: patient, now: early, ...more });
const before = [dayOpened, opened, booked(1)];

test('each party cancels, and the event says which', () => {
  given(...before)
    .when(cancel())
    .gives(cancelled(1, 'patient'));
  given(...before)
    .when(cancel({ actor: practitioner }))
    .gives(cancelled(1, 'practitioner'));
  given(...before)
    .when(cancel({ actor: admin }))
    .gives(cancelled(1, 'admin'));
});

test('cancelling twice changes nothing', () =>
  given(...before, cancelled(1, 'patient'))
    .when(cancel())
    .gives());

test('a repeated cancel leaves the next holder of the time alone', () =>
  given(...before, cancelled(1, 'patient'), booked(2, nine, otherPatientId))
    .when(cancel())
    .gives());

test('a moved visit is cancelled at its new time', () =>
  given(...before, rescheduled(1, nine, halfPastNine, 1))
    .when(cancel())
    .gives(cancelled(1, 'patient', halfPastNine)));

test('an old request does not touch a moved visit', () =>
  given(...before, rescheduled(1, nine, halfPastNine, 1))
    .when(cancel({ expectedStart: nine.start }))
    .refused('appointment-moved', 'expectedStart'));

test('an unknown appointment is not found', () =>
  given(...before)
    .when(cancel({ appointmentId: appointmentIdOf(9) }))
    .refused('appointment-not-found', 'id'));

test('nobody cancels what is not theirs', () => {
  given(...before)
    .when(cancel({ actor: otherPatient }))
    .refused('not-yours', 'id');
  given(...before)
    .when(cancel({ actor: otherPractitioner }))
    .refused('not-yours', 'id');
});

test('a patient cannot cancel what has begun; the practice can', () => {
  given(...before)
    .when(cancel({ now: nine.start }))
    .refused('appointment-begun', 'id');
  given(...before)
    .when(cancel({ now: nine.start, actor: practitioner }))
    .gives(cancelled(1, 'practitioner'));
});
