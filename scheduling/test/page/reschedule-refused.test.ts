import { describe, test } from 'vitest';
import {
  admin,
  appointmentIdOf,
  at,
  atHalfPastNine,
  atNine,
  atTen,
  facts,
  guest,
  nine,
  otherPage,
  otherPatient,
  otherPractitioner,
  practitioner,
  practitionerId,
  slotIdOf,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, cancelled, closed, dayOpened, opened, recorded, rescheduled, transferredOut } from './happened.ts';
import { move } from './reschedule.ts';

const before = [dayOpened, opened, booked(1)];

describe('the visit', () => {
  test('was moved since: an old request does not touch it', () =>
    given(...before, rescheduled(1, atNine, atHalfPastNine, 1))
      .when(move())
      .refused('appointment-moved', 'expectedStart'));
  test('stands on another page', () =>
    given(...before, transferredOut(1, atNine, { practitionerId, page: otherPage, ...atNine }))
      .when(move())
      .refused('appointment-elsewhere', 'id'));
  test('is unknown', () =>
    given(...before)
      .when(move({ appointmentId: appointmentIdOf(9) }))
      .refused('appointment-not-found', 'id'));
  test('was cancelled', () =>
    given(...before, cancelled(1, 'patient'))
      .when(move())
      .refused('appointment-cancelled', 'id'));
  test.each([
    'PatientArrived',
    'PatientCheckedIn',
    'AppointmentFulfilled',
    'NoShowRecorded',
    'AppointmentEnteredInError',
  ] as const)('is past moving: %s', (type) =>
    given(...before, recorded(type, 1))
      .when(move({ actor: admin }))
      .refused('illegal-transition', 'id'),
  );
  test("is somebody else's", () => {
    for (const actor of [otherPatient, otherPractitioner, guest])
      given(...before)
        .when(move({ actor }))
        .refused('not-yours', 'id');
  });
  test('has begun, and a patient asks', () =>
    given(...before)
      .when(move({ now: nine.start }))
      .refused('appointment-begun', 'id'));
  test('is too near for a patient to move it', () =>
    given(...before)
      .when(move({ now: at('08:01'), facts: facts({ policy: { cancelNotice: 60 } }) }))
      .refused('too-late', 'id'));
});

describe('the new time', () => {
  test('is closed', () =>
    given(...before, closed(ten))
      .when(move())
      .refused('slot-closed', 'slotId'));
  test('is unknown', () =>
    given(...before)
      .when(move({ slotId: slotIdOf(99) }))
      .refused('slot-not-found', 'slotId'));
  test('has begun', () =>
    given(...before)
      .when(move({ now: ten.start, actor: practitioner }))
      .refused('slot-in-past', 'slotId'));
  test('is against a rule of the clinic', () =>
    given(...before)
      .when(move({ facts: facts({ policy: { minimumNotice: 180 } }) }))
      .refused('too-short-notice', 'slotId'));
  test('is against a rule that only staff set aside', () => {
    const wish = { facts: facts({ policy: { minimumNotice: 180 } }), override: { reason: 'emergency' } };
    given(...before)
      .when(move(wish))
      .refused('override-not-allowed', 'override');
    given(...before)
      .when(move({ ...wish, actor: practitioner }))
      .gives(rescheduled(1, atNine, atTen, 1, { overridden: ['too-short-notice'], overrideReason: 'emergency' }));
  });
});
