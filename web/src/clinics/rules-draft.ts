import type { BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import { numberOr } from '../staff/money-draft.ts';

const minutesOf = { minutes: 1, hours: 60, days: 1440 } as const;
export type Unit = keyof typeof minutesOf;
export const units: readonly Unit[] = ['minutes', 'hours', 'days'];

/** A length of time as people say it: `2`, `hours`. */
export interface SpanDraft {
  readonly amount: string;
  readonly unit: Unit;
}

/** 120 minutes are 2 hours, 1440 are a day. */
export function spanDraft(minutes: number): SpanDraft {
  const unit = minutes === 0 ? 'minutes' : minutes % 1440 === 0 ? 'days' : minutes % 60 === 0 ? 'hours' : 'minutes';
  return { amount: `${minutes / minutesOf[unit]}`, unit };
}

/** In minutes; what is no number stays as it was typed, so that the answer names the field. */
export const spanMinutes = ({ amount, unit }: SpanDraft): number | string =>
  numberOr(amount, Number(amount.replace(',', '.')) * minutesOf[unit]) ?? '';

/** The rules of a clinic as the form holds them. */
export interface RulesDraft {
  readonly minimumNotice: SpanDraft;
  readonly openingNotice: SpanDraft;
  readonly cancelNotice: SpanDraft;
  readonly lateCancel: SpanDraft;
  readonly horizonDays: string;
  readonly capPerPatient: string;
  readonly capPerDay: string;
  readonly reminderSteps: readonly (SpanDraft & { readonly key: number })[];
}

export const rulesDraft = (policy: BookingPolicy): RulesDraft => ({
  minimumNotice: spanDraft(policy.minimumNotice),
  openingNotice: spanDraft(policy.openingNotice),
  cancelNotice: spanDraft(policy.cancelNotice),
  lateCancel: spanDraft(policy.lateCancel),
  horizonDays: `${policy.horizonDays}`,
  capPerPatient: `${policy.capPerPatient ?? ''}`,
  capPerDay: `${policy.capPerDay ?? ''}`,
  reminderSteps: policy.reminderSteps.map((minutes, key) => ({ key, ...spanDraft(minutes) })),
});

const optional = (name: 'capPerPatient' | 'capPerDay', text: string) =>
  text.trim() === '' ? {} : { [name]: numberOr(text) };

/** What the API is asked for. */
export const rulesRequest = (draft: RulesDraft): object => ({
  minimumNotice: spanMinutes(draft.minimumNotice),
  openingNotice: spanMinutes(draft.openingNotice),
  cancelNotice: spanMinutes(draft.cancelNotice),
  lateCancel: spanMinutes(draft.lateCancel),
  horizonDays: numberOr(draft.horizonDays) ?? '',
  ...optional('capPerPatient', draft.capPerPatient),
  ...optional('capPerDay', draft.capPerDay),
  reminderSteps: draft.reminderSteps.map(spanMinutes),
});
