import { notVerifiedYet } from '@daybook/contracts/http/verified-only.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Identity } from '@daybook/platform/http/token.ts';
import type { Exchange, ReadModels } from '../reading/read-models.ts';

/**
 * Lets a practitioner pass only once the read model has them as verified; who is not found in it is refused as well.
 * @throws HttpProblem 403
 */
export async function requireVerified(
  models: ReadModels,
  { role, person }: Identity,
  exchange: Exchange,
): Promise<void> {
  if (role !== 'practitioner') return;
  const found = await models.read(['practitioners'], exchange, (database) =>
    database
      .selectFrom('practitioners.practitioner as who')
      .select('who.practitioner_id')
      .where('who.practitioner_id', '=', person ?? null)
      .where('who.verified', '=', true),
  );
  const { status, reason, detail } = notVerifiedYet;
  if (found.length === 0) throw new HttpProblem(status, reason, detail);
}
