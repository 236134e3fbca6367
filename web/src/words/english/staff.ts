import { adminWords } from './staff-admin.ts';
import { bookWords } from './staff-book.ts';
import { clinicWords } from './staff-clinics.ts';
import { dayWords } from './staff-day.ts';
import { hoursWords } from './staff-hours.ts';
import { joinWords, personWords } from './staff-people.ts';
import { reasonWords } from './staff-reasons.ts';

/** The pages of doctors and of the front desk. */
export const staff = {
  nav: {
    label: 'Practice',
    today: 'Today',
    hours: 'Hours & time off',
    patients: 'Patients',
    profile: 'My profile',
    page: 'My public page',
    notifications: 'Notifications',
    overview: 'Overview',
    doctors: 'Doctors',
    clinics: 'Clinics',
    appointments: 'Appointments',
    messages: 'Messages',
    role_practitioner: 'Doctor',
    role_admin: 'Front desk',
    menu: 'Menu',
  },
  ...dayWords,
  ...bookWords,
  ...hoursWords,
  ...clinicWords,
  ...joinWords,
  ...personWords,
  ...reasonWords,
  ...adminWords,
} as const;
