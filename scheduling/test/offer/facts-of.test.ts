import { describe, expect, test } from 'vitest';
import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { factsOf } from '../../src/offer/facts-of.ts';
import { blankLocation, evolveLocation } from '../../src/location/location-state.ts';
import { blankPractitioner, evolvePractitioner } from '../../src/practitioner/practitioner-state.ts';
import { at, checkUp, facts, freshId, locationId, practitionerId } from '../clinic.ts';
import { defined, locationOpened, retired } from '../location/specify-location.ts';

const { policy } = facts({ policy: { minimumNotice: 60, capPerDay: 8 } });
function clinic(...more: Parameters<typeof evolveLocation>[1][]) {
  const location = blankLocation();
  for (const event of [locationOpened, defined(checkUp), ...more]) evolveLocation(location, event);
  return location;
}
const away = { start: at('09:00'), end: at('12:00') };
function practitioner() {
  const state = blankPractitioner();
  evolvePractitioner(state, { type: 'PractitionerVerified', data: { practitionerId } });
  evolvePractitioner(state, { type: 'AvailabilityChanged', data: { practitionerId, available: false } });
  evolvePractitioner(state, { type: 'TimeOffAdded', data: { practitionerId, timeOffId: freshId(1), ...away } });
  return state;
}

describe('the facts of a booking', () => {
  test('where a clinic is not known, no rule of one', () =>
    expect(factsOf(blankPractitioner(), undefined, undefined, undefined)).toStrictEqual({
      practitioner: { verified: false, available: true, timeOff: [] },
      policy: openPolicy,
      closures: [],
    }));
  test('when the practitioner works', () =>
    expect(factsOf(practitioner(), undefined, undefined, undefined).practitioner).toStrictEqual({
      verified: true,
      available: false,
      timeOff: [away],
    }));
  test("the clinic's rules, and its closed dates on its own clock", () => {
    const dates = { closureId: freshId(2), name: 'Holiday', firstDate: '2026-03-28', lastDate: '2026-03-29' };
    const location = clinic(
      { type: 'BookingPolicySet', data: { locationId, policy } },
      { type: 'ClosureAdded', data: { locationId, ...dates } },
    );
    expect(factsOf(blankPractitioner(), location, undefined, undefined)).toMatchObject({
      policy,
      closures: [{ name: 'Holiday', start: '2026-03-27T23:00:00.000Z', end: '2026-03-29T22:00:00.000Z' }],
    });
  });
  test('the kind of visit, if the clinic offers it now', () => {
    const typeOf = (location: ReturnType<typeof clinic> | undefined) =>
      factsOf(blankPractitioner(), location, checkUp.visitTypeId, undefined).visitType;
    expect(typeOf(clinic())).toStrictEqual(checkUp);
    expect(typeOf(clinic(retired(checkUp.visitTypeId)))).toBe('unknown');
    expect(typeOf(undefined)).toBe('unknown');
  });
  test('what is known of the patient', () => {
    const patient = { upcoming: 2, elsewhere: [away] };
    expect(factsOf(blankPractitioner(), undefined, undefined, patient).patient).toStrictEqual(patient);
  });
});
