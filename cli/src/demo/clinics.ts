import type { Specialty } from '@daybook/contracts/specialties.ts';

/** A kind of visit of the demo; minutes, and cents. */
interface DemoVisitType {
  readonly name: string;
  readonly duration: number;
  readonly bufferBefore: number;
  readonly bufferAfter: number;
  readonly fee: number;
  readonly specialties: readonly Specialty[];
}

/** A clinic of the demo. */
export interface DemoClinic {
  readonly name: string;
  readonly address: readonly string[];
  readonly phone: string;
  readonly visitTypes: readonly DemoVisitType[];
}

const medical: readonly Specialty[] = [
  'General physician',
  'Dermatologist',
  'Pediatrician',
  'Gynecologist',
  'Neurologist',
  'Gastroenterologist',
];

export const demoClinics: readonly DemoClinic[] = [
  {
    name: 'Harbour Clinic',
    address: ['Am Sandtorkai 12', '20457 Hamburg'],
    phone: '+49 40 5550200',
    visitTypes: [
      { name: 'Consultation', duration: 30, bufferBefore: 0, bufferAfter: 0, fee: 6000, specialties: medical },
      { name: 'First visit', duration: 60, bufferBefore: 0, bufferAfter: 0, fee: 11_000, specialties: medical },
      {
        name: 'Endoscopy',
        duration: 60,
        bufferBefore: 15,
        bufferAfter: 15,
        fee: 24_000,
        specialties: ['Gastroenterologist'],
      },
    ],
  },
  {
    name: 'Linden Dental',
    address: ['Lindenallee 8', '20259 Hamburg'],
    phone: '+49 40 5550300',
    visitTypes: [
      { name: 'Check-up', duration: 30, bufferBefore: 0, bufferAfter: 0, fee: 7000, specialties: ['Dentist'] },
      { name: 'Cleaning', duration: 60, bufferBefore: 0, bufferAfter: 0, fee: 9500, specialties: ['Dentist'] },
      { name: 'Root canal', duration: 90, bufferBefore: 0, bufferAfter: 15, fee: 38_000, specialties: ['Dentist'] },
    ],
  },
];

/** Half hours from 10:00 to 21:00 every day, two weeks ahead (FEATURES SLT-01). */
export const demoHours = {
  slotMinutes: 30,
  hours: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, ranges: [{ from: '10:00', until: '21:00' }] })),
};

export const demoPolicy = {
  minimumNotice: 30,
  openingNotice: 120,
  horizonDays: 13,
  cancelNotice: 60,
  lateCancel: 1440,
  capPerPatient: 40,
  reminderSteps: [4320, 1440, 120],
};
