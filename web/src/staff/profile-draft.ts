import type { Practitioner } from '../api/answers.ts';
import { amountText, cents, numberOr } from './money-draft.ts';

/** A profile as the form holds it: everything is text. */
export interface ProfileDraft {
  readonly name: string;
  readonly degree: string;
  readonly experience: string;
  readonly fee: string;
  readonly clinic: string;
  readonly street: string;
  readonly about: string;
}

export const profileDraft = ({ name, degree, experience, fee, address, about }: Practitioner): ProfileDraft => ({
  name,
  degree,
  experience: `${experience}`,
  fee: amountText(fee.amount),
  clinic: address[0] ?? '',
  street: address[1] ?? '',
  about,
});

/** What changed, as the API is asked for it; what did not is left out. */
export function profileChange(doctor: Practitioner, draft: ProfileDraft): object {
  const before = profileDraft(doctor);
  const changed = (...names: readonly (keyof ProfileDraft)[]) => names.some((name) => draft[name] !== before[name]);
  const { name, degree, experience, fee, clinic, street, about } = draft;
  return {
    ...(changed('name') ? { name } : {}),
    ...(changed('degree') ? { degree } : {}),
    ...(changed('about') ? { about } : {}),
    ...(changed('experience') ? { experience: numberOr(experience) ?? '' } : {}),
    ...(changed('fee') ? { fee: { amount: numberOr(fee, cents(fee)) ?? '', currency: doctor.fee.currency } } : {}),
    ...(changed('clinic', 'street') ? { address: [clinic, ...(street.trim() === '' ? [] : [street])] } : {}),
  };
}
