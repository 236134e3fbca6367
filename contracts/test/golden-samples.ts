import type { DaybookEvent } from '../src/events/catalogue.ts';
import { onOneSlot } from '../src/placement.ts';

const practitionerId = '11111111-1111-4111-8111-111111111111';
const patientId = '22222222-2222-4222-8222-222222222222';
const page = `${practitionerId}_2026-11-24`;
const nine = { slotId: `${page}_s000000000001`, start: '2026-11-24T09:00:00.000Z', end: '2026-11-24T09:30:00.000Z' };
const ten = { slotId: `${page}_s000000000002`, start: '2026-11-24T10:00:00.000Z', end: '2026-11-24T10:30:00.000Z' };
const locationId = '44444444-4444-4444-8444-444444444444';
const visitTypeId = '55555555-5555-4555-8555-555555555555';
const transferId = '66666666-6666-5666-8666-666666666666';
const appointmentId = `${page}_a000000000001`;
const visit = { appointmentId, patientId, practitionerId };
const fee = { amount: 6000, currency: 'EUR' };
const placed = {
  ...onOneSlot(nine),
  locationId,
  occupied: { start: '2026-11-24T08:55:00.000Z', end: '2026-11-24T09:35:00.000Z' },
};
const override = { overridden: ['too-short-notice'], overrideReason: { sealed: 'v1.d2h5' } };
const details = {
  visitType: { visitTypeId, name: 'Check-up', duration: 30, bufferBefore: 5, bufferAfter: 5 },
  fee,
  practitionerName: 'Dr. Ines Okafor',
  specialty: 'Dermatologist',
  address: ['Harbour Clinic', 'Am Sandtorkai 12'],
};

/** One event of each type, as it is stored, for a golden file that is not there yet. */
export const goldenSamples: { readonly [T in DaybookEvent['type']]: Extract<DaybookEvent, { type: T }>['data'] } = {
  DayOpened: {
    practitionerId,
    date: '2026-11-24',
    bookZone: 'Europe/Berlin',
    start: '2026-11-23T23:00:00.000Z',
    end: '2026-11-24T23:00:00.000Z',
  },
  DayClosed: { practitionerId, date: '2026-11-24' },
  SlotOpened: {
    practitionerId,
    locationId,
    source: 'hand',
    slots: [nine, ten],
    overridden: ['opening-notice'],
    overrideReason: 'urgent',
  },
  SlotClosed: { practitionerId, source: 'hand', ...nine },
  AppointmentHeld: {
    appointmentId,
    practitionerId,
    ...placed,
    holderId: patientId,
    patientId,
    details,
    expiresAt: '2026-11-20T10:05:00.000Z',
    overridden: ['too-short-notice'],
  },
  HoldExpired: { appointmentId, practitionerId, ...placed, holderId: patientId },
  HoldReleased: { appointmentId, practitionerId, ...placed, holderId: patientId },
  AppointmentBooked: {
    ...visit,
    ...placed,
    details,
    reason: { sealed: 'v1.c2VhbGVk' },
    ...override,
    seriesId: transferId,
  },
  AppointmentRescheduled: { ...visit, from: placed, to: onOneSlot(ten), move: 1, ...override },
  AppointmentsSwapped: {
    practitionerId,
    visits: [
      { appointmentId, patientId, from: onOneSlot(nine), to: onOneSlot(ten), move: 1 },
      {
        appointmentId: `${page}_a000000000002`,
        patientId: transferId,
        from: onOneSlot(ten),
        to: onOneSlot(nine),
        move: 2,
      },
    ],
  },
  TransferReserved: {
    transferId,
    ...visit,
    ...placed,
    details,
    sourcePage: `${practitionerId}_2026-11-20`,
    move: 1,
    ...override,
  },
  TransferredOut: {
    transferId,
    ...visit,
    from: onOneSlot(ten),
    to: { practitionerId, page, ...placed, details },
    move: 1,
  },
  TransferRefused: { transferId, appointmentId, practitionerId, reason: 'appointment-cancelled' },
  TransferConfirmed: { transferId, ...visit, ...placed, move: 1 },
  TransferReleased: { transferId, ...visit, ...placed },
  PatientArrived: { ...visit, ...placed },
  PatientCheckedIn: { ...visit, ...placed },
  AppointmentFulfilled: { ...visit, ...placed },
  NoShowRecorded: { ...visit, ...placed },
  AppointmentCancelled: { ...visit, ...onOneSlot(ten), by: 'patient', reasonCode: 'pat-fb', late: true },
  AppointmentEnteredInError: { ...visit, ...placed },
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
    verified: false,
  },
  PractitionerVerified: { practitionerId },
  ProfileChanged: { practitionerId, about: 'Skin checks and lasers.', fee: { amount: 7000, currency: 'EUR' } },
  AvailabilityChanged: { practitionerId, available: false },
  WeeklyHoursSet: {
    practitionerId,
    locationId,
    slotMinutes: 30,
    hours: [{ weekday: 1, ranges: [{ from: '09:00', until: '12:00' }], everyWeeks: 2, fromWeekOf: '2026-11-23' }],
  },
  DateOverrideSet: { practitionerId, locationId, date: '2026-12-24', ranges: [{ from: '09:00', until: '11:00' }] },
  DateOverrideRemoved: { practitionerId, locationId, date: '2026-12-24' },
  TimeOffAdded: { practitionerId, timeOffId: transferId, start: nine.start, end: ten.end },
  TimeOffRemoved: { practitionerId, timeOffId: transferId },
  LocationOpened: {
    locationId,
    name: 'Harbour Clinic',
    address: ['Am Sandtorkai 12', '20457 Hamburg'],
    phone: '+49 40 1234',
    coordinates: { latitude: 53.543, longitude: 9.993 },
    zone: 'Europe/Berlin',
    founderId: practitionerId,
  },
  LocationNameReserved: { locationId: transferId, name: 'Harbour Dental', heldBy: locationId },
  LocationChanged: { locationId, phone: '+49 40 4321', coordinates: { latitude: 53.544, longitude: 9.99 } },
  BookingPolicySet: {
    locationId,
    policy: {
      minimumNotice: 60,
      openingNotice: 120,
      horizonDays: 60,
      cancelNotice: 60,
      lateCancel: 1440,
      capPerPatient: 5,
      capPerDay: 20,
      reminderSteps: [1440, 120],
    },
  },
  VisitTypeDefined: {
    locationId,
    visitType: {
      visitTypeId,
      name: 'Check-up',
      duration: 30,
      bufferBefore: 5,
      bufferAfter: 5,
      fee,
      practitionerIds: [practitionerId],
      minimumNotice: 120,
      capPerDay: 4,
    },
  },
  VisitTypeRetired: { locationId, visitTypeId },
  ClosureAdded: {
    locationId,
    closureId: transferId,
    name: 'Christmas',
    firstDate: '2026-12-24',
    lastDate: '2026-12-26',
  },
  ClosureRemoved: { locationId, closureId: transferId },
  PatientRegistered: {
    patientId,
    name: { sealed: 'v1.bmFtZQ' },
    email: { sealed: 'v1.bWFpbA' },
    phone: { sealed: 'v1.cGhvbmU' },
  },
  Heartbeat: {},
  StoreCreated: { storeId: '33333333-3333-4333-8333-333333333333' },
};
