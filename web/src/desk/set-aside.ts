import { useRef } from 'react';
import { Refusal } from '../api/refusal.ts';

/** The rules of the clinic and of the clock that staff may set aside; never time itself. */
const soft: ReadonlySet<string> = new Set([
  'too-short-notice',
  'beyond-horizon',
  'day-full',
  'visit-type-full',
  'patient-has-enough',
  'patient-elsewhere',
  'practitioner-unavailable',
  'time-off',
  'clinic-closed',
  'slot-in-past',
]);

export const canBeSetAside = (error: unknown): boolean => error instanceof Refusal && soft.has(error.reason);

/** Of the rules of opening times, the API takes a reason for the notice alone. */
export const isOpeningNotice = (error: unknown): boolean =>
  error instanceof Refusal && error.reason === 'opening-notice';

/**
 * Whether the last answer was a rule that can be set aside; it stays so while the next try is under way.
 * @param isSoft which rules can be
 */
export function useAsksWhy(
  { isPending, error }: { readonly isPending: boolean; readonly error: unknown },
  isSoft: (error: unknown) => boolean = canBeSetAside,
): boolean {
  const last = useRef(false);
  if (!isPending) last.current = isSoft(error);
  return last.current;
}
