import { notVerifiedYet } from '@daybook/contracts/http/verified-only.ts';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import type { Services } from '../http/services.ts';

/**
 * Lets a practitioner pass only once they are verified, as the end of their stream says.
 * @throws HttpProblem 403
 */
export async function requireVerified(
  practitioner: Services['practitioner'],
  { role, person }: Identity,
): Promise<void> {
  if (role !== 'practitioner') return;
  const found = person === undefined ? undefined : await practitioner(practitionerStream(person));
  const { status, reason, detail } = notVerifiedYet;
  if (found?.state.verified !== true) throw new HttpProblem(status, reason, detail);
}
