import type { DaybookEvent } from '../src/events/catalogue.ts';

const practitionerId = '11111111-1111-4111-8111-111111111111';
const patientId = '22222222-2222-4222-8222-222222222222';
const page = `${practitionerId}_2026-11-24`;
const nine = { slotId: `${page}_s000000000001`, start: '2026-11-24T09:00:00.000Z', end: '2026-11-24T09:30:00.000Z' };
const ten = { slotId: `${page}_s000000000002`, start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T10:30:00.000Z' };
const appointmentId = `${page}_a000000000001`;

/** One event of each type, as it is stored, for a golden file that is not there yet. */
export const goldenSamples: { readonly [T in DaybookEvent['type']]: Extract<DaybookEvent, { type: T }>['data'] } = {
  DayOpened: {
    practitionerId,
    date: '2026-11-24',
    bookZone: 'Europe/Berlin',
    start: '2026-11-23T23:00:00.000Z',
    end: '2026-11-24T23:00:00.000Z',
  },
  SlotOpened: { practitionerId, slots: [nine, ten] },
  SlotClosed: { practitionerId, ...nine },
  AppointmentBooked: { appointmentId, patientId, practitionerId, ...nine, reason: { sealed: 'v1.c2VhbGVk' } },
  AppointmentRescheduled: { appointmentId, patientId, practitionerId, from: nine, to: ten, move: 1 },
  AppointmentCancelled: { appointmentId, patientId, practitionerId, ...ten, by: 'patient' },
  PractitionerRegistered: {
    practitionerId,
    name: 'Dr. Ines Okafor',
    specialty: 'Dermatologist',
    degree: 'MD',
    experience: 9,
    about: 'Skin checks.',
    address: ['Harbour Clinic', 'Am Sandtorkai 12'],
    fee: { amount: 6000, currency: 'EUR' },
    bookZone: 'Europe/Berlin',
  },
  PatientRegistered: {
    patientId,
    name: { sealed: 'v1.bmFtZQ' },
    email: { sealed: 'v1.bWFpbA' },
    phone: { sealed: 'v1.cGhvbmU' },
  },
  Heartbeat: {},
  StoreCreated: { storeId: '33333333-3333-4333-8333-333333333333' },
};
