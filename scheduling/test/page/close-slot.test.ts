import { describe, test } from 'vitest';
import { closeSlot, type CloseSlot } from '../../src/page/close-slot.ts';
import type { Page } from '../../src/page/page-state.ts';
import {
  address,
  admin,
  atHalfPastNine,
  atNine,
  early,
  halfPastNine,
  lapsed,
  nine,
  on,
  otherPractitioner,
  patient,
  practitioner,
  slotIdOf,
} from '../clinic.ts';
import { given } from '../specify.ts';
import {
  booked,
  cancelled,
  closed,
  dayOpened,
  held,
  holdExpired,
  opened,
  recorded,
  transferReserved,
} from './happened.ts';

const close =
  (more: Partial<CloseSlot> = {}) =>
  (page: Page) =>
    closeSlot(page, { address, slotId: nine.slotId, cancelBooked: false, actor: practitioner, now: early, ...more });
const before = [dayOpened, opened];
const atBoth = on([nine, halfPastNine]);

describe('closes', () => {
  test('a free slot', () =>
    given(...before)
      .when(close())
      .gives(closed()));
  test('a closed slot, which changes nothing', () =>
    given(...before, closed())
      .when(close())
      .gives());
  test('beside a visit', () =>
    given(...before, booked(1, atHalfPastNine))
      .when(close())
      .gives(closed()));
  test('where a visit was cancelled', () =>
    given(...before, booked(1), cancelled(1, 'patient'))
      .when(close())
      .gives(closed()));
  test('under a lapsed hold, which ends first', () =>
    given(...before, held(1))
      .when(close({ now: lapsed }))
      .gives(holdExpired(1), closed()));
});

describe('asked to, cancels the visit by the practice in the same append', () => {
  const cancelBooked = true;
  test('by the practitioner', () =>
    given(...before, booked(1))
      .when(close({ cancelBooked }))
      .gives(cancelled(1, 'practitioner'), closed()));
  test('by an admin', () =>
    given(...before, booked(1))
      .when(close({ cancelBooked, actor: admin }))
      .gives(cancelled(1, 'admin'), closed()));
  test('also one that only ends in it', () =>
    given(...before, booked(1, atBoth))
      .when(close({ cancelBooked, slotId: halfPastNine.slotId }))
      .gives(cancelled(1, 'practitioner', atBoth), closed(halfPastNine)));
  test('also one whose patient has arrived', () =>
    given(...before, booked(1), recorded('PatientArrived', 1))
      .when(close({ cancelBooked }))
      .gives(cancelled(1, 'practitioner'), closed()));
});

describe('refuses', () => {
  test('under a visit', () =>
    given(...before, booked(1))
      .when(close())
      .refused('slot-booked', 'slotId'));
  test('under any part of a visit', () =>
    given(...before, booked(1, atBoth))
      .when(close({ slotId: halfPastNine.slotId }))
      .refused('slot-booked', 'slotId'));
  test('under a visit that took place, even when asked to cancel', () =>
    given(...before, booked(1), recorded('AppointmentFulfilled', 1))
      .when(close({ cancelBooked: true }))
      .refused('slot-booked', 'slotId'));
  test('under a hold, even when asked to cancel', () =>
    given(...before, held(1))
      .when(close({ cancelBooked: true }))
      .refused('slot-held', 'slotId'));
  test('under a reservation, even when asked to cancel', () =>
    given(...before, transferReserved(1, atNine))
      .when(close({ cancelBooked: true, now: lapsed }))
      .refused('slot-held', 'slotId'));
  test('to anybody else', () => {
    for (const actor of [otherPractitioner, patient])
      given(...before)
        .when(close({ actor }))
        .refused('not-yours', 'slotId');
  });
  test('an unknown slot', () =>
    given(...before)
      .when(close({ slotId: slotIdOf(99) }))
      .refused('slot-not-found', 'slotId'));
});
