import { describe, test } from 'vitest';
import { shift } from '../../src/offer/shift.ts';
import { holdAppointment, type HoldAppointment } from '../../src/page/hold-appointment.ts';
import type { Page } from '../../src/page/page-state.ts';
import {
  address,
  admin,
  appointmentIdOf,
  atHalfPastNine,
  atNine,
  checkUp,
  detailsOf,
  early,
  facts,
  guest,
  halfPastNine,
  holderId,
  lapsed,
  nine,
  ofType,
  on,
  otherHolderId,
  otherPractitioner,
  patient,
  patientId,
  practitioner,
  slotIdOf,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, closed, dayOpened, held, holdExpired, holdReleased, opened, transferReserved } from './happened.ts';

const usual = {
  address,
  appointmentId: appointmentIdOf(1),
  slotId: nine.slotId,
  holderId,
  facts: facts(),
  actor: guest,
  now: early,
};
const hold =
  (more: Partial<HoldAppointment> = {}) =>
  (page: Page) =>
    holdAppointment(page, { ...usual, ...more });
const before = [dayOpened, opened];
const later = { expiresAt: shift(lapsed, 5) };

describe('keeps a time for five minutes', () => {
  test('against a rule when staff set it aside; the hold says which, the booking will say why', () =>
    given(...before)
      .when(hold({ actor: admin, override: { reason: 'in pain' }, facts: facts({ policy: { minimumNotice: 90 } }) }))
      .gives(held(1, atNine, holderId, { overridden: ['too-short-notice'] })));
  test('for a guest', () =>
    given(...before)
      .when(hold())
      .gives(held(1)));
  test('for a patient, with what is known of the visit', () => {
    const details = detailsOf(checkUp);
    given(...before)
      .when(hold({ actor: patient, patientId, details }))
      .gives(held(1, atNine, holderId, { patientId, details }));
  });
  test('or for as long as is said', () =>
    given(...before)
      .when(hold({ keptFor: 20 }))
      .gives(held(1, atNine, holderId, { expiresAt: shift(early, 20) })));
  test('of a long visit, with its buffers', () =>
    given(...before)
      .when(hold({ facts: ofType({ duration: 50, bufferBefore: 10, bufferAfter: 5 }) }))
      .gives(held(1, on([nine, halfPastNine], { minutes: 50, before: 10, after: 5 }))));
});

describe('one hold to a holder and page', () => {
  test('another time tapped gives back the one before', () =>
    given(...before, held(7, atHalfPastNine))
      .when(hold())
      .gives(holdReleased(7, atHalfPastNine), held(1)));
  test('the same time tapped again keeps it anew', () =>
    given(...before, held(7))
      .when(hold())
      .gives(holdReleased(7), held(1)));
  test('the hold of somebody else stays', () =>
    given(...before, held(7, atHalfPastNine, otherHolderId))
      .when(hold())
      .gives(held(1)));
});

test("somebody else's lapsed hold on it ends in the same append, and no earlier", () => {
  given(...before, held(7, atNine, otherHolderId))
    .when(hold({ now: shift(lapsed, -1) }))
    .refused('slot-held', 'slotId');
  given(...before, held(7, atNine, otherHolderId))
    .when(hold({ now: lapsed }))
    .gives(holdExpired(7, atNine, otherHolderId), held(1, atNine, holderId, later));
});

describe('refuses', () => {
  test('a booked time', () =>
    given(...before, booked(7))
      .when(hold())
      .refused('slot-taken', 'slotId'));
  test('a time reserved for a move, however long ago', () =>
    given(...before, transferReserved(7))
      .when(hold({ now: nine.start.replace('09:00', '08:59') }))
      .refused('slot-taken', 'slotId'));
  test('a closed slot', () =>
    given(...before, closed())
      .when(hold())
      .refused('slot-closed', 'slotId'));
  test('an unknown slot', () =>
    given(...before)
      .when(hold({ slotId: slotIdOf(99) }))
      .refused('slot-not-found', 'slotId'));
  test('a time that has begun', () =>
    given(...before)
      .when(hold({ now: nine.start }))
      .refused('slot-in-past', 'slotId'));
  test('a visit longer than what is open from there', () =>
    given(...before)
      .when(hold({ slotId: ten.slotId, facts: ofType({ duration: 31 }) }))
      .refused('not-enough-time', 'slotId'));
  test('what a rule of the clinic speaks against', () =>
    given(...before)
      .when(hold({ facts: facts({ policy: { minimumNotice: 61 } }) }))
      .refused('too-short-notice', 'slotId'));
  test('an override by a practitioner in the book of another; in the own it is granted', () => {
    const override = { reason: 'in pain' };
    const short = { override, facts: facts({ policy: { minimumNotice: 61 } }) };
    given(...before)
      .when(hold({ ...short, actor: otherPractitioner, patientId }))
      .refused('not-yours', 'override');
    given(...before)
      .when(hold({ ...short, actor: practitioner }))
      .gives(held(1, atNine, holderId, { overridden: ['too-short-notice'] }));
  });
  test('an override by patients and guests', () => {
    for (const actor of [patient, guest])
      given(...before)
        .when(hold({ actor, override: { reason: 'please' } }))
        .refused('override-not-allowed', 'override');
  });
});
