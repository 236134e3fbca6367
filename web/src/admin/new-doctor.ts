import { specialties } from '@daybook/contracts/specialties.ts';
import { cents, numberOr } from '../staff/money-draft.ts';

/** A doctor as the form holds them: everything is text. */
export const blankDoctor = {
  name: '',
  email: '',
  password: '',
  specialty: specialties[0] as string,
  degree: '',
  experience: '',
  fee: '',
  clinic: '',
  street: '',
  about: '',
  bookZone: 'Europe/Berlin',
};
export type NewDoctor = typeof blankDoctor;

/** What the API is asked for. */
export function toRequest(doctor: NewDoctor): object {
  const { fee, experience, clinic, street, ...rest } = doctor;
  return {
    ...rest,
    experience: numberOr(experience),
    fee: { amount: numberOr(fee, cents(fee)), currency: 'EUR' },
    address: [clinic, ...(street.trim() === '' ? [] : [street])],
  };
}

/** Where the API's names for fields are others than the form's. */
export const fieldOf: Readonly<Record<string, keyof NewDoctor>> = {
  amount: 'fee',
  0: 'clinic',
  address: 'clinic',
  1: 'street',
};
