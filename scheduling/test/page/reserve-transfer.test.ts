import { describe, test } from 'vitest';
import { reserveTransfer, type ReserveTransfer } from '../../src/page/reserve-transfer.ts';
import type { Page } from '../../src/page/page-state.ts';
import {
  address,
  admin,
  appointmentIdOf,
  atNine,
  checkUp,
  detailsOf,
  early,
  facts,
  freshId,
  guest,
  halfPastNine,
  lapsed,
  nine,
  on,
  otherHolderId,
  otherPage,
  otherPatient,
  otherPractitioner,
  patient,
  patientId,
  practitioner,
  slotIdOf,
  transferId,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { booked, closed, dayOpened, held, holdExpired, opened, transferReserved } from './happened.ts';

const usual = {
  address,
  transferId,
  appointmentId: appointmentIdOf(1),
  patientId,
  slotId: nine.slotId,
  sourcePage: otherPage,
  move: 1,
  facts: facts(),
  actor: patient,
  now: early,
};
const reserve =
  (more: Partial<ReserveTransfer> = {}) =>
  (page: Page) =>
    reserveTransfer(page, { ...usual, ...more });
const before = [dayOpened, opened];
const hold = held(7, atNine, otherHolderId);
const notice = { facts: facts({ policy: { minimumNotice: 61 } }) };

describe('takes the time like a booking', () => {
  test('for the patient, the practitioner of this page, or an admin', () => {
    for (const actor of [patient, practitioner, admin])
      given(...before)
        .when(reserve({ actor }))
        .gives(transferReserved(1));
  });
  test('with the length, buffers and details it was booked with', () => {
    const details = detailsOf({ ...checkUp, duration: 50, bufferBefore: 5, bufferAfter: 10 });
    const place = on([nine, halfPastNine], { minutes: 50, before: 5, after: 10 });
    given(...before)
      .when(reserve({ details, move: 4 }))
      .gives(transferReserved(1, place, { details, move: 4 }));
  });
  test('where a hold has lapsed, which ends in the same append', () =>
    given(...before, hold)
      .when(reserve({ now: lapsed }))
      .gives(holdExpired(7, atNine, otherHolderId), transferReserved(1)));
  test('against a rule, when staff say why', () =>
    given(...before)
      .when(reserve({ ...notice, actor: admin, override: { reason: 'emergency' } }))
      .gives(transferReserved(1, undefined, { overridden: ['too-short-notice'], overrideReason: 'emergency' })));
});

describe('refuses', () => {
  test('a booked time', () =>
    given(...before, booked(7))
      .when(reserve())
      .refused('slot-taken', 'slotId'));
  test('a time another move has reserved, of the same visit too', () =>
    given(...before, transferReserved(1, atNine, { transferId: freshId(9) }))
      .when(reserve())
      .refused('slot-taken', 'slotId'));
  test('a held time', () =>
    given(...before, hold)
      .when(reserve())
      .refused('slot-held', 'slotId'));
  test('a time too close to another visit', () =>
    given(...before, booked(7, on([halfPastNine], { before: 1 })))
      .when(reserve())
      .refused('buffer', 'slotId'));
  test('a closed slot', () =>
    given(...before, closed())
      .when(reserve())
      .refused('slot-closed', 'slotId'));
  test('an unknown slot', () =>
    given(...before)
      .when(reserve({ slotId: slotIdOf(99) }))
      .refused('slot-not-found', 'slotId'));
  test('a time that has begun', () =>
    given(...before)
      .when(reserve({ now: nine.start }))
      .refused('slot-in-past', 'slotId'));
  test('what a rule of the clinic speaks against: none is asked after this', () =>
    given(...before)
      .when(reserve(notice))
      .refused('too-short-notice', 'slotId'));
  test('an override by a patient', () =>
    given(...before)
      .when(reserve({ ...notice, override: { reason: 'please' } }))
      .refused('override-not-allowed', 'override'));
  test('anybody else', () => {
    for (const actor of [otherPatient, otherPractitioner, guest])
      given(...before)
        .when(reserve({ actor }))
        .refused('not-yours', 'slotId');
  });
});
