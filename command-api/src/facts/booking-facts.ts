import { dayStream, locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { noRules, unknownSlot, type ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import { factsOf } from '@daybook/scheduling/offer/facts-of.ts';
import { shift } from '@daybook/scheduling/offer/shift.ts';
import type { LocationState } from '@daybook/scheduling/location/location-state.ts';
import type { PractitionerState } from '@daybook/scheduling/practitioner/practitioner-state.ts';
import type { Services } from '../http/services.ts';
import type { PatientQuestion, PatientVisits } from './patient-visits.ts';

/** What a booking is about. */
export interface FactsAbout {
  readonly address: PageAddress;
  readonly slotId: string;
  readonly visitTypeId?: string | undefined;
  /** Whose visit it is to be; not known of a guest's. */
  readonly patientId?: string | undefined;
  /** The appointment that is being moved. */
  readonly except?: string | undefined;
  /** Visits of the patient that this very command has taken; the read model may know of them, or not yet. */
  readonly takenBefore?: readonly string[] | undefined;
}

/** What is shown of the visit when it is booked, kept with it (FEATURES APP-05). */
function detailsOf(
  { profile }: PractitionerState,
  location: LocationState | undefined,
  visitTypeId: string | undefined,
): VisitDetails | undefined {
  if (profile === undefined) return undefined;
  const visitType = visitTypeId === undefined ? undefined : location?.visitTypes.get(visitTypeId);
  const { name, specialty, address, fee } = profile;
  return {
    ...(visitType === undefined
      ? {}
      : {
          visitType: {
            visitTypeId: visitType.visitTypeId,
            name: visitType.name,
            duration: visitType.duration,
            bufferBefore: visitType.bufferBefore,
            bufferAfter: visitType.bufferAfter,
          },
        }),
    fee: visitType?.fee ?? fee,
    practitionerName: name,
    specialty,
    address: location?.profile === undefined ? address : [location.profile.name, ...location.profile.address],
  };
}

type Asked = Pick<PatientQuestion, 'from' | 'until' | 'cap'> & {
  readonly patientId: string | undefined;
  readonly moved: string | undefined;
  readonly takenBefore: readonly string[];
};

/** What is known of the patient's visits: what this command has taken is counted once, whether the read model knows of it or not. */
async function knownVisits(
  ask: PatientVisits,
  { patientId, moved, takenBefore, cap, ...around }: Asked,
): Promise<ClinicFacts['patient']> {
  if (patientId === undefined) return undefined;
  const taken = takenBefore.length;
  const except = moved === undefined ? takenBefore : [...takenBefore, moved];
  // Where those alone are enough there is no room to ask about.
  const room = cap === undefined || taken >= cap ? undefined : cap - taken;
  const known = await ask({ patientId, except, ...around, cap: room });
  if (known === undefined) return taken === 0 ? undefined : { upcoming: taken, elsewhere: [] };
  return { ...known, upcoming: known.upcoming + taken };
}

/** The facts of other streams that a booking is decided by, read once per command, and what the booking keeps of them. */
export async function bookingFacts(
  { pages, practitioner: follow, location: followLocation, patientVisits }: Services,
  { address, slotId, visitTypeId, patientId, except, takenBefore = [] }: FactsAbout,
): Promise<{ readonly facts: ClinicFacts; readonly details?: VisitDetails }> {
  // A slot's clinic never changes, so a cached page may say it.
  const slot = await pages.look(dayStream(address), (page) => page.slots.get(slotId));
  // The page may know of it by the time it decides, and must not book it by no rules.
  if (slot === undefined) return { facts: unknownSlot };
  const [practitioner, location] = await Promise.all([
    follow(practitionerStream(address.practitionerId)),
    slot.locationId === undefined ? undefined : followLocation(locationStream(slot.locationId)),
  ]);
  if (practitioner === undefined) return { facts: unknownSlot };
  const visitType = visitTypeId === undefined ? undefined : location?.state.visitTypes.get(visitTypeId);
  const isMove = except !== undefined;
  const until = visitType === undefined ? slot.end : shift(slot.start, visitType.duration);
  const cap = location?.state.policy.capPerPatient;
  const question = { patientId, takenBefore, moved: except, from: slot.start, until, cap };
  const patient = await knownVisits(patientVisits, question);
  const details = detailsOf(practitioner.state, location?.state, visitTypeId);
  return {
    // A visit whose kind is not offered any more can still be moved: what is booked stands.
    facts: factsOf(
      practitioner.state,
      location?.state,
      isMove && visitType === undefined ? undefined : visitTypeId,
      patient,
    ),
    ...(details === undefined ? {} : { details }),
  };
}

/** The booking rules of the clinic a visit or slot belongs to. */
export async function policyAt(
  { location: follow }: Services,
  locationId: string | undefined,
): Promise<Pick<ClinicFacts, 'policy'>> {
  const found = locationId === undefined ? undefined : await follow(locationStream(locationId));
  return { policy: found?.state.policy ?? noRules.policy };
}
