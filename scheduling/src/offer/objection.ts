import type { ClinicRefusal, TimeRefusal } from '../page/refusal-reason.ts';

/** One reason against a visit at a time. */
export interface Objection {
  readonly reason: TimeRefusal | ClinicRefusal;
  readonly detail: string;
  /** Staff may set it aside and say why: rules of the clinic and of the clock, never time itself. */
  readonly canBeOverridden: boolean;
}

/** A reason nobody can set aside. */
export const firm = (reason: Objection['reason'], detail: string): Objection => ({
  reason,
  detail,
  canBeOverridden: false,
});

/** A reason staff can set aside. */
export const soft = (reason: Objection['reason'], detail: string): Objection => ({
  reason,
  detail,
  canBeOverridden: true,
});

export const noSuchSlot: Objection = firm('slot-not-found', 'There is no such slot.');
