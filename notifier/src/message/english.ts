import type { CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { NotificationType } from '@daybook/contracts/http/notification-routes.ts';
import type { Reader } from './reader.ts';

type Kind = 'patient' | 'practitioner';

const title: Readonly<Record<NotificationType, string>> = {
  'appointment-booked': 'Appointment confirmed',
  'appointment-rescheduled': 'Appointment moved',
  'appointment-cancelled': 'Appointment cancelled',
  'slots-opened': 'New times are open',
  'slot-closed': 'A time was closed',
};

const lead: Readonly<Record<NotificationType, Readonly<Record<Kind, string>>>> = {
  'appointment-booked': {
    patient: 'Your appointment is confirmed.',
    practitioner: 'A patient has booked an appointment with you.',
  },
  'appointment-rescheduled': {
    patient: 'Your appointment has a new time.',
    practitioner: 'An appointment with you has a new time.',
  },
  'appointment-cancelled': {
    patient: 'Your appointment was cancelled.',
    practitioner: 'An appointment with you was cancelled.',
  },
  'slots-opened': { patient: '', practitioner: 'These times can be booked with you from now on.' },
  'slot-closed': { patient: '', practitioner: 'This time can no longer be booked with you.' },
};

/** What a move to another practitioner begins with. */
const toAnotherDoctor: Readonly<Record<Reader, string>> = {
  patient: 'Your appointment was moved to another doctor.',
  practitioner: 'An appointment with another doctor was moved to you.',
  'former-practitioner': 'An appointment with you was moved to another doctor.',
};

/** By whom a visit was cancelled, in the eyes of the reader. */
const cancelledBy: Readonly<Record<Kind, Readonly<Record<CancelledBy, (doctor: string) => string>>>> = {
  patient: {
    patient: () => 'you',
    practitioner: (doctor) => doctor,
    admin: () => 'the practice (admin)',
    system: () => 'Daybook, automatically',
  },
  practitioner: {
    patient: () => 'the patient',
    practitioner: () => 'you',
    admin: () => 'the practice (admin)',
    system: () => 'Daybook, automatically',
  },
};

/** Every string of every message, in English. Another language is another object of this shape. */
export const english = {
  language: 'en',
  title,
  lead,
  toAnotherDoctor,
  cancelledBy,
  greeting: (name: string) => `Hello ${name},`,
  label: {
    doctor: 'Doctor',
    patient: 'Patient',
    visitType: 'Visit',
    when: 'When',
    before: 'Before',
    now: 'Now',
    where: 'Where',
    cancelledBy: 'Cancelled by',
    time: 'Time',
  },
  open: {
    patient: 'See your appointments',
    practitioner: 'Open your day',
    'former-practitioner': 'Open your day',
  },
  zone: (zone: string) => `All times are those of ${zone}.`,
  footer: 'This mail was sent by Daybook, the appointment book. Answers to it are not read.',
  erasedPatient: 'a patient whose data were erased',
  byWhom: (who: string) => `by ${who}`,
  fromTo: (before: string, now: string) => `${before} → ${now}`,
  newTimes: (day: string, times: string) => `${day}: ${times}`,
};
export type Language = typeof english;
