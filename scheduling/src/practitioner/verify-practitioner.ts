import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import { noSuchPractitioner, type PractitionerRefusal } from './change-practitioner.ts';
import { checkedFacts } from './change-profile.ts';
import type { PractitionerProfile, PractitionerState } from './practitioner-state.ts';

/** Verifies who signed up, as whom the admin saw: they may call themselves something else by now. */
export function verifyPractitioner(
  { profile, verified }: PractitionerState,
  practitionerId: string,
  seen: Pick<PractitionerProfile, (typeof checkedFacts)[number]>,
): Decision<PractitionerEvent, PractitionerRefusal> {
  if (profile === undefined) return noSuchPractitioner();
  if (verified) return accept();
  const other = checkedFacts.find((fact) => profile[fact] !== seen[fact]);
  return other === undefined
    ? accept<PractitionerEvent>({ type: 'PractitionerVerified', data: { practitionerId } })
    : refuse('profile-changed', 'This was changed meanwhile: look at it again before you verify it.', other);
}
