import type { Specialty } from '@daybook/contracts/specialties.ts';

/** A doctor or dentist of the demo clinic; `fee` in cents. */
export interface DemoPractitioner {
  readonly name: string;
  readonly email: string;
  readonly specialty: Specialty;
  readonly degree: string;
  readonly experience: number;
  readonly fee: number;
  readonly address: readonly [string, string];
  readonly about: string;
}

const harbour = ['Harbour Clinic', 'Am Sandtorkai 12, 20457 Hamburg'] as const;
const linden = ['Linden Dental', 'Lindenallee 8, 20259 Hamburg'] as const;

export const demoPractitioners: readonly DemoPractitioner[] = [
  {
    name: 'Dr. Ines Okafor',
    email: 'okafor@daybook.example',
    specialty: 'Dermatologist',
    degree: 'MD',
    experience: 9,
    fee: 6000,
    address: harbour,
    about: 'Skin checks, eczema and acne, and a calm word about moles. Speaks English, German and Igbo.',
  },
  {
    name: 'Dr. Mats Lindqvist',
    email: 'lindqvist@daybook.example',
    specialty: 'Dentist',
    degree: 'DDS',
    experience: 14,
    fee: 7500,
    address: linden,
    about: 'General dentistry with time for anxious patients. Fillings, crowns, and honest advice.',
  },
  {
    name: 'Dr. Yara Haddad',
    email: 'haddad@daybook.example',
    specialty: 'Pediatrician',
    degree: 'MD',
    experience: 6,
    fee: 5500,
    address: harbour,
    about: 'Children from the first week to eighteen: check-ups, vaccinations, and worried parents.',
  },
  {
    name: 'Dr. Tomasz Wiśniewski',
    email: 'wisniewski@daybook.example',
    specialty: 'General physician',
    degree: 'MBBS',
    experience: 21,
    fee: 4500,
    address: harbour,
    about: 'The family doctor round the corner: colds, blood pressure, and everything you do not know where to take.',
  },
  {
    name: 'Dr. Amélie Laurent',
    email: 'laurent@daybook.example',
    specialty: 'Gynecologist',
    degree: 'MD',
    experience: 12,
    fee: 6500,
    address: harbour,
    about: 'Preventive care, contraception and pregnancy. Appointments are never rushed.',
  },
  {
    name: 'Dr. Rajesh Menon',
    email: 'menon@daybook.example',
    specialty: 'Neurologist',
    degree: 'MD, DM',
    experience: 17,
    fee: 9000,
    address: harbour,
    about: 'Headaches, dizziness, numbness and sleep. Brings every finding into plain words.',
  },
  {
    name: 'Dr. Sofia Castellanos',
    email: 'castellanos@daybook.example',
    specialty: 'Gastroenterologist',
    degree: 'MD',
    experience: 11,
    fee: 8000,
    address: harbour,
    about: 'Stomach, bowel and liver, with endoscopy in the house.',
  },
  {
    name: 'Dr. Henrike Aalders',
    email: 'aalders@daybook.example',
    specialty: 'Dentist',
    degree: 'DMD',
    experience: 4,
    fee: 7000,
    address: linden,
    about: 'Root canals under the microscope, and dentistry for children.',
  },
];

/** Patients of the demo clinic; the first one's login is printed. */
export const demoPatients: readonly { readonly name: string; readonly email: string; readonly phone?: string }[] = [
  { name: 'Mia Brandt', email: 'mia@daybook.example', phone: '+49 40 5550101' },
  { name: 'Jonas Petersen', email: 'jonas@daybook.example' },
  { name: 'Leyla Demir', email: 'leyla@daybook.example', phone: '+49 40 5550103' },
  { name: 'Oskar Nowak', email: 'oskar@daybook.example' },
  { name: 'Chiara Rossi', email: 'chiara@daybook.example', phone: '+49 40 5550105' },
  { name: 'Samuel Osei', email: 'samuel@daybook.example' },
  { name: 'Hannah Vogel', email: 'hannah@daybook.example', phone: '+49 40 5550107' },
  { name: 'Anton Kraus', email: 'anton@daybook.example' },
  { name: 'Priya Nair', email: 'priya@daybook.example', phone: '+49 40 5550109' },
  { name: 'Lars Ekström', email: 'lars@daybook.example' },
];

export const demoReasons = [
  'Check-up',
  'Follow-up',
  'A question about my results',
  'Pain since the weekend',
  'First visit',
  'Prescription',
];
