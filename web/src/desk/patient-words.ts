import type { TFunction } from 'i18next';
import type { Patient } from './use-patients.ts';

/** What tells patients of one name apart. */
export const patientFacts = (t: TFunction<'staff'>, { phone, email, noShows }: Patient): readonly string[] => [
  ...(phone === undefined ? [] : [phone]),
  ...(email === undefined ? [] : [email]),
  ...(noShows > 0 ? [t('patients.missed', { count: noShows })] : []),
];
