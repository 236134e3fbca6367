import { patientStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import { refuse, type Refusal } from '@daybook/scheduling/decision.ts';
import type { Services } from './services.ts';

/** The patient a booking is for: oneself, or whom staff name; or why that cannot be. */
export async function bookedFor(
  { store }: Pick<Services, 'store'>,
  identity: Identity,
  named: string | undefined,
): Promise<{ readonly patientId: string } | { readonly refused: Refusal }> {
  if (identity.role === 'patient') {
    if (identity.person === undefined) throw new HttpProblem(403, 'not-yours', 'This account is no patient.');
    if (named !== undefined && named !== identity.person)
      return refuse('not-yours', 'You may book for yourself only.', 'patientId');
    return { patientId: identity.person };
  }
  if (named === undefined)
    return refuse('patient-missing', 'patientId is needed: say whom the visit is for.', 'patientId');
  if ((await store.readLast(patientStream(named))) === undefined)
    return refuse('patient-unknown', 'patientId names no patient.', 'patientId');
  return { patientId: named };
}
