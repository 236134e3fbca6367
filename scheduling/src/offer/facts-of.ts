import { openPolicy } from '@daybook/contracts/booking-policy.ts';
import { closedTimes } from '../hours/wanted-day.ts';
import type { LocationState } from '../location/location-state.ts';
import type { PractitionerState } from '../practitioner/practitioner-state.ts';
import type { ClinicFacts } from './clinic-facts.ts';

/** The facts of a booking from the practitioner, the clinic and what is known of the patient. */
export function factsOf(
  practitioner: Pick<PractitionerState, 'verified' | 'available' | 'timeOff'>,
  location: LocationState | undefined,
  visitTypeId: string | undefined,
  patient: ClinicFacts['patient'],
): ClinicFacts {
  const { verified, available, timeOff } = practitioner;
  return {
    practitioner: { verified, available, timeOff: [...timeOff.values()] },
    policy: location?.policy ?? openPolicy,
    closures: location === undefined ? [] : closedTimes(location),
    ...(visitTypeId === undefined ? {} : { visitType: location?.visitTypes.get(visitTypeId) ?? 'unknown' }),
    ...(patient === undefined ? {} : { patient }),
  };
}
