/** The specialities of FEATURES PAT-06, and dentists. */
export const specialties = [
  'General physician',
  'Dentist',
  'Dermatologist',
  'Pediatrician',
  'Gynecologist',
  'Neurologist',
  'Gastroenterologist',
] as const;

export type Specialty = (typeof specialties)[number];
