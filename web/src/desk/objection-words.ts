import type { TFunction } from 'i18next';
import { Refusal } from '../api/refusal.ts';
import { reasonWords } from '../words/english/staff-reasons.ts';
import { refusalWords } from '../words/refusal-words.ts';
import type { Words } from '../words/words.ts';

type Known = keyof typeof reasonWords.objection;
const isKnown = (reason: string): reason is Known => Object.hasOwn(reasonWords.objection, reason);

/** The name of a reason against a time. */
export const objectionTitle = (t: TFunction<'staff'>, reason: string): string =>
  t(`objection.${isKnown(reason) ? reason : 'other'}`);

/** Why a visit was refused, as staff are told: the rule by its name, and what exactly it says. */
export function objectionWords(t: Words, staff: TFunction<'staff'>, error: unknown): string {
  if (error === null) return '';
  if (error instanceof Refusal && isKnown(error.reason) && error.detail !== '')
    return staff('override.because', { rule: objectionTitle(staff, error.reason), detail: error.detail });
  return refusalWords(t, error).sentence;
}
