import { describe, expect, test } from 'vitest';
import type { ClinicFacts } from '../../src/offer/clinic-facts.ts';
import { at, atHalfPastNine, atNine, atTen, checkUp, detailsOf, facts, freshId, ofType } from '../clinic.ts';
import { booked } from '../page/happened.ts';
import { against } from './against.ts';

const away = (start: string, end: string) =>
  facts({ practitioner: { verified: true, available: true, timeOff: [{ start: at(start), end: at(end) }] } });
const closure = (start: string, end: string) =>
  facts({ closures: [{ start: at(start), end: at(end), name: 'Holiday' }] });

test('nothing speaks against a visit where there are no rules', () => expect(against(facts())).toEqual([]));

describe('each rule alone (! is one that nobody sets aside)', () => {
  test.each<[string, ClinicFacts, readonly string[]]>([
    ['a kind of visit there is not', facts({ visitType: 'unknown' }), ['visit-type-unknown!']],
    ['a kind others offer', ofType({ practitionerIds: [freshId(9)] }), ['visit-type-not-offered!']],
    ['a kind this one offers', ofType({}), []],
    [
      'nobody has checked who they are',
      facts({ practitioner: { verified: false, available: true, timeOff: [] } }),
      ['practitioner-not-verified!'],
    ],
    [
      'no bookings taken',
      facts({ practitioner: { verified: true, available: false, timeOff: [] } }),
      ['practitioner-unavailable'],
    ],
    ['time off that ends a minute in', away('08:00', '09:01'), ['time-off']],
    ['time off that ends as it begins', away('08:00', '09:00'), []],
    ['time off that begins as it ends', away('09:30', '10:00'), []],
    ['a closure that begins in it', closure('09:29', '10:00'), ['clinic-closed']],
    ['a closure beside it', closure('09:30', '10:00'), []],
    ['a notice of an hour and a minute', facts({ policy: { minimumNotice: 61 } }), ['too-short-notice']],
    ['a notice of an hour', facts({ policy: { minimumNotice: 60 } }), []],
    ["the kind's own notice", ofType({ minimumNotice: 61 }), ['too-short-notice']],
    [
      "the kind's own notice before the clinic's",
      facts({ policy: { minimumNotice: 61 }, visitType: { ...checkUp, minimumNotice: 0 } }),
      [],
    ],
    ['the patient has enough', facts({ policy: { capPerPatient: 2 }, patient: patient(2) }), ['patient-has-enough']],
    ['the patient has one less', facts({ policy: { capPerPatient: 2 }, patient: patient(1) }), []],
    ['nobody knows who it is', facts({ policy: { capPerPatient: 1 } }), []],
    ['the patient is elsewhere', facts({ patient: { upcoming: 1, elsewhere: [atNine] } }), ['patient-elsewhere']],
    ['the patient is elsewhere after', facts({ patient: { upcoming: 1, elsewhere: [atHalfPastNine] } }), []],
  ])('%s', (_, rules, expected) => expect(against(rules)).toEqual(expected));

  test('the horizon, to the minute', () => {
    const rules = facts({ policy: { horizonDays: 1 } });
    expect(against(rules, [], '2026-11-23T09:00:00.000Z')).toEqual([]);
    expect(against(rules, [], '2026-11-23T08:59:00.000Z')).toEqual(['beyond-horizon']);
  });
  test('notice says nothing of the past: that is another rule', () =>
    expect(against(facts({ policy: { minimumNotice: 61 } }), [], at('09:00'))).toEqual([]));
});

test('all that speaks against it is said, in the order people should hear it', () => {
  const rules = facts({
    practitioner: {
      verified: false,
      available: false,
      timeOff: [atNine],
    },
    closures: [
      {
        ...atNine,
        name: 'Holiday',
      },
    ],
    visitType: {
      ...checkUp,
      practitionerIds: [],
      capPerDay: 1,
    },
    policy: {
      minimumNotice: 61,
      capPerDay: 1,
      capPerPatient: 1,
    },
    patient: {
      upcoming: 1,
      elsewhere: [atNine],
    },
  });
  const said = against(rules, [booked(2, atTen, { details: detailsOf(checkUp) })]);
  expect(said).toEqual([
    'practitioner-not-verified!',
    'visit-type-not-offered!',
    'practitioner-unavailable',
    'time-off',
    'clinic-closed',
    'too-short-notice',
    'day-full',
    'visit-type-full',
    'patient-has-enough',
    'patient-elsewhere',
  ]);
});

function patient(upcoming: number) {
  return { upcoming, elsewhere: [] };
}
