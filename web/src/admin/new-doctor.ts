import { specialties } from '@daybook/contracts/specialties.ts';

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

/** `62,50` and `62.50` are 6250 cents; NaN for what is no amount. */
export function cents(text: string): number {
  const plain = text.trim().replace(',', '.');
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : Number.NaN;
}

/** A number, or what was typed, so that the answer names the field. */
const numberOr = (text: string, value: number): number | string | undefined =>
  text.trim() === '' ? undefined : Number.isNaN(value) ? text : value;

/** What the API is asked for. */
export function toRequest(doctor: NewDoctor): object {
  const { fee, experience, clinic, street, ...rest } = doctor;
  return {
    ...rest,
    experience: numberOr(experience, Number(experience)),
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
