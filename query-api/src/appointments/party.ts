import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Identity } from '@daybook/platform/http/token.ts';

/** Which visits a token may see: those of one patient, those of one practitioner, or all. */
export type Party =
  | { readonly kind: 'patient' | 'practitioner'; readonly person: string }
  | { readonly kind: 'everything' };

/** The refusal of what belongs to others. */
export const notYours = (): HttpProblem => new HttpProblem(403, 'not-yours', 'This belongs to somebody else.');

/**
 * What a token may see.
 * @throws HttpProblem 403 when its role needs a person and it names none
 */
export function partyOf({ role, person }: Identity): Party {
  if (role === 'admin') return { kind: 'everything' };
  if (person === undefined || (role !== 'patient' && role !== 'practitioner')) throw notYours();
  return { kind: role, person };
}

/** Whether a visit is one the party may see. */
export function isParty(
  party: Party,
  visit: { readonly patient_id: string; readonly practitioner_id: string },
): boolean {
  if (party.kind === 'everything') return true;
  return party.person === (party.kind === 'patient' ? visit.patient_id : visit.practitioner_id);
}
