import { describe, test } from 'vitest';
import {
  admin,
  appointmentIdOf,
  at,
  atHalfPastNine,
  atNine,
  guest,
  nine,
  on,
  otherPage,
  otherPatient,
  otherPatientId,
  otherPractitioner,
  patient,
  practitioner,
  practitionerId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { cancel } from './cancel.ts';
import { booked, cancelled, dayOpened, opened, recorded, rescheduled, transferredOut } from './happened.ts';

const before = [dayOpened, opened, booked(1)];
const moved = [...before, rescheduled(1, atNine, atHalfPastNine, 1)];

describe('cancels', () => {
  test.each([patient, practitioner, admin])('and the event says who: %o', (actor) =>
    given(...before)
      .when(cancel({ actor }))
      .gives(cancelled(1, actor.role)),
  );
  test('with the reason code', () =>
    given(...before)
      .when(cancel({ reasonCode: 'pat-crt' }))
      .gives(cancelled(1, 'patient', atNine, { reasonCode: 'pat-crt' })));
  test('with all slots and buffers of the visit', () => {
    const long = on([nine], { before: 5, after: 10 });
    given(dayOpened, opened, booked(1, long))
      .when(cancel())
      .gives(cancelled(1, 'patient', long));
  });
  test('a moved visit at its new time', () =>
    given(...moved)
      .when(cancel({ expectedStart: atHalfPastNine.start }))
      .gives(cancelled(1, 'patient', atHalfPastNine)));
  test('twice, which changes nothing', () =>
    given(...before, cancelled(1, 'patient'))
      .when(cancel())
      .gives());
  test('long ago, which leaves the next holder of the time alone', () =>
    given(...before, cancelled(1, 'patient'), booked(2, atNine, { patientId: otherPatientId }))
      .when(cancel())
      .gives());
  test('by the practice what has begun', () =>
    given(...before, recorded('PatientArrived', 1))
      .when(cancel({ now: at('09:10'), actor: practitioner }))
      .gives(cancelled(1, 'practitioner')));
});

describe('refuses', () => {
  test('to a patient what has begun', () =>
    given(...before)
      .when(cancel({ now: nine.start }))
      .refused('appointment-begun', 'id'));
  test('an old request for a moved visit', () =>
    given(...moved)
      .when(cancel())
      .refused('appointment-moved', 'expectedStart'));
  test('an unknown appointment', () =>
    given(...before)
      .when(cancel({ appointmentId: appointmentIdOf(9) }))
      .refused('appointment-not-found', 'id'));
  test('here what stands on another page now', () =>
    given(...before, transferredOut(1, atNine, { practitionerId, page: otherPage, ...atNine }))
      .when(cancel())
      .refused('appointment-elsewhere', 'id'));
  test("somebody else's", () => {
    for (const actor of [otherPatient, otherPractitioner, guest])
      given(...before)
        .when(cancel({ actor }))
        .refused('not-yours', 'id');
  });
  test('guests, who do not learn either which appointments there are', () =>
    given(dayOpened, opened)
      .when(cancel({ actor: guest }))
      .refused('not-yours', 'id'));
  test.each(['AppointmentFulfilled', 'NoShowRecorded', 'AppointmentEnteredInError'] as const)('after %s', (type) =>
    given(...before, recorded(type, 1))
      .when(cancel({ actor: admin }))
      .refused('illegal-transition', 'id'),
  );
});
