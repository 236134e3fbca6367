import type { EventNamed, PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { blankPractitioner, evolvePractitioner } from '../../src/practitioner/practitioner-state.ts';
import { practitionerId } from '../clinic.ts';
import { specify } from '../specify.ts';

/** Of a practitioner. */
export const given = specify<ReturnType<typeof blankPractitioner>, PractitionerEvent>(
  blankPractitioner,
  evolvePractitioner,
);

export const profile = {
  name: 'Dr Ada Vogel',
  degree: 'DMD',
  experience: 12,
  about: '',
  address: ['Main Street 1'],
  fee: {
    amount: 5e3,
    currency: 'EUR',
  },
  specialty: 'Dentist' as const,
};
/** An admin added them. */
export const registered: EventNamed<'PractitionerRegistered'> = {
  type: 'PractitionerRegistered',
  data: { practitionerId, ...profile, bookZone: 'Europe/Berlin', verified: true },
};
/** They signed up. */
export const waiting: typeof registered = { ...registered, data: { ...registered.data, verified: false } };
