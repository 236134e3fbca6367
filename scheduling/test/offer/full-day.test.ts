import { describe, expect, test } from 'vitest';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { appointmentIdOf, atHalfPastNine, atTen, checkUp, detailsOf, early, facts, ofType } from '../clinic.ts';
import { booked, cancelled, held, recorded, transferReserved } from '../page/happened.ts';
import { against } from './against.ts';

describe('a full day', () => {
  const rules = facts({ policy: { capPerDay: 2 } });
  const one = booked(2, atHalfPastNine);
  test.each<[string, readonly DayEvent[], readonly string[]]>([
    ['one visit', [one], []],
    ['two visits', [one, booked(3, atTen)], ['day-full']],
    ['a visit and a hold', [one, held(3, atTen)], ['day-full']],
    ['a visit and a reservation', [one, transferReserved(3, atTen)], ['day-full']],
    ['a visit that took place counts', [one, booked(3), recorded('AppointmentFulfilled', 3)], ['day-full']],
    ['a missed one does not', [one, booked(3), recorded('NoShowRecorded', 3)], []],
    ['a cancelled one does not', [one, booked(3, atTen), cancelled(3, 'patient', atTen)], []],
  ])('%s', (_, events, expected) => expect(against(rules, events)).toEqual(expected));
  test('the visit that moves does not count itself', () =>
    expect(against(rules, [one, booked(3, atTen)], early, appointmentIdOf(3))).toEqual([]));
  test('of one kind of visit', () => {
    const one = ofType({ capPerDay: 1 });
    expect(against(one, [booked(2, atTen, { details: detailsOf(checkUp) })])).toEqual(['visit-type-full']);
    expect(against(one, [booked(2, atTen)])).toEqual([]);
  });
});
