import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Specialty } from '@daybook/contracts/specialties.ts';
import { locationStream, patientStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { testId } from './test-id.ts';

/** Somebody's or something's first event, and its stream. */
export interface Founded {
  readonly id: string;
  readonly stream: string;
  readonly event: DaybookEvent;
}

/** A practitioner. */
export function practitionerRegistered(name: string, specialty: Specialty = 'Dentist', verified = true): Founded {
  const id = testId(name);
  const data = {
    practitionerId: id,
    name,
    specialty,
    degree: 'MD',
    experience: 7,
    about: `About ${name}`,
    address: ['1 Main Street', 'Springfield'],
    fee: { amount: 4_500, currency: 'EUR' },
    bookZone: 'Europe/Berlin',
    verified,
  };
  return { id, stream: practitionerStream(id), event: { type: 'PractitionerRegistered', data } };
}

/** A patient who signed up. */
export function patientRegistered(name: string, phone?: string): Founded {
  const id = testId(name);
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const data = { patientId: id, name, email, ...(phone === undefined ? {} : { phone }) };
  return { id, stream: patientStream(id), event: { type: 'PatientRegistered', data } };
}

/** A patient the front desk noted, without an e-mail address. */
export function patientNoted(name: string): Founded {
  const id = testId(name);
  return { id, stream: patientStream(id), event: { type: 'PatientRegistered', data: { patientId: id, name } } };
}

/** A clinic. */
export function locationOpened(name: string): Founded {
  const id = testId(name);
  const data = { locationId: id, name, address: ['2 High Street', 'Springfield'], zone: 'Europe/Berlin' };
  return { id, stream: locationStream(id), event: { type: 'LocationOpened', data } };
}

/** A kind of visit of the clinic and practitioners named. */
export const checkUp = (practitionerIds: readonly string[]) => ({
  visitTypeId: testId('check-up'),
  name: 'Check-up',
  duration: 30,
  bufferBefore: 5,
  bufferAfter: 10,
  fee: { amount: 6_000, currency: 'EUR' },
  practitionerIds: [...practitionerIds],
});
