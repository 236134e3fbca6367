import { describe, test } from 'vitest';
import {
  address,
  admin,
  at,
  atHalfPastNine,
  atNine,
  day,
  facts,
  halfPastNine,
  nine,
  ofType,
  otherHolderId,
  practitioner,
  slotIdOf,
  ten,
} from '../clinic.ts';
import { given } from '../specify.ts';
import { book } from './book.ts';
import { booked, closed, dayOpened, held, opened, transferReserved } from './happened.ts';

const before = [dayOpened, opened];
const override = { reason: 'emergency' };
const asStaff = { actor: practitioner, override };
const everyRule = facts({
  practitioner: { verified: true, available: false, timeOff: [{ start: at('09:00'), end: at('10:00') }] },
  closures: [{ ...day, name: 'Holiday' }],
  policy: { minimumNotice: 90, capPerDay: 1, capPerPatient: 1 },
  patient: { upcoming: 1, elsewhere: [atNine] },
});

describe('staff set rules aside, and say why', () => {
  test('every rule that stood is recorded, in order', () =>
    given(...before, booked(7, atHalfPastNine))
      .when(book({ ...asStaff, facts: everyRule }))
      .gives(
        booked(1, atNine, {
          overridden: [
            'practitioner-unavailable',
            'time-off',
            'clinic-closed',
            'too-short-notice',
            'day-full',
            'patient-has-enough',
            'patient-elsewhere',
          ],
          overrideReason: 'emergency',
        }),
      ));
  test('a time that has begun', () =>
    given(...before)
      .when(book({ actor: admin, override, now: nine.start }))
      .gives(booked(1, atNine, { overridden: ['slot-in-past'], overrideReason: 'emergency' })));
  test('nothing is recorded when no rule stood', () =>
    given(...before)
      .when(book(asStaff))
      .gives(booked(1)));
});

describe('rules hold for staff who set none aside', () =>
  test.each([practitioner, admin])('as for anybody: %o', (actor) =>
    given(...before)
      .when(book({ actor, facts: everyRule }))
      .refused('practitioner-unavailable', 'slotId'),
  ));

describe('nobody sets aside', () => {
  test.each([
    ['a visit', 'slot-taken', [booked(7)], {}],
    ['a reservation', 'slot-taken', [transferReserved(7)], {}],
    ['a hold', 'slot-held', [held(7, atNine, otherHolderId)], {}],
    ['a buffer', 'buffer', [booked(7, atHalfPastNine)], { facts: ofType({ bufferAfter: 1 }) }],
    ['a closed slot', 'slot-closed', [closed()], {}],
    ['a slot that is not there', 'slot-not-found', [], { slotId: slotIdOf(99) }],
    ['the end of the slots', 'not-enough-time', [], { slotId: ten.slotId, facts: ofType({ duration: 31 }) }],
    ['a kind of visit there is not', 'visit-type-unknown', [], { facts: facts({ visitType: 'unknown' }) }],
    ['one somebody else offers', 'visit-type-not-offered', [], { facts: ofType({ practitionerIds: [] }) }],
  ])('%s', (_, reason, more, wish) =>
    given(...before, ...more)
      .when(book({ ...asStaff, ...wish }))
      .refused(reason, 'slotId'),
  );
  test('whose page it is', () =>
    given(...before)
      .when(book({ ...asStaff, address: { ...address, practitionerId: otherHolderId }, slotId: halfPastNine.slotId }))
      .refused('not-yours', 'patientId'));
});

test('patients set nothing aside, whether a rule stands or not', () => {
  for (const rules of [facts(), everyRule])
    given(...before)
      .when(book({ override, facts: rules }))
      .refused('override-not-allowed', 'override');
});
