import { me } from '@daybook/contracts/http/auth-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Transaction } from 'kysely';
import type { ReadTables } from '../reading/read-tables.ts';
import type { Services } from '../services.ts';

/** The name and phone an account's person goes by; empty while the read model has not met them. */
async function readPerson(
  snapshot: Transaction<ReadTables>,
  role: string,
  person: string | null,
): Promise<{ name: string; phone?: string }> {
  if (role === 'admin') return { name: 'Administrator' };
  if (person === null) return { name: '' };
  if (role === 'practitioner') {
    const row = await snapshot
      .selectFrom('practitioners.practitioner')
      .select('name')
      .where('practitioner_id', '=', person)
      .executeTakeFirst();
    return { name: row?.name ?? '' };
  }
  const row = await snapshot
    .selectFrom('patients.patient')
    .select(['name', 'phone'])
    .where('patient_id', '=', person)
    .executeTakeFirst();
  const phone = row?.phone ?? undefined;
  return { name: row?.name ?? '', ...(phone === undefined ? {} : { phone }) };
}

/** Mounts "who am I". */
export function mountReadMe(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, me, async ({ identity, ...exchange }) => {
    const found = await models.read(['practitioners', 'patients'], exchange, async (snapshot) => {
      const account = await snapshot
        .selectFrom('identity.account')
        .select(['account_id', 'email', 'role', 'person'])
        .where('account_id', '=', identity.accountId)
        .executeTakeFirst();
      if (account === undefined) return undefined;
      return { account, who: await readPerson(snapshot, account.role, account.person) };
    });
    if (found === undefined) {
      throw new HttpProblem(401, 'account-unknown', 'The account of this token does not exist: sign in again.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    const { account, who } = found;
    const { account_id: accountId, role, email, person } = account;
    return {
      accountId,
      role,
      email,
      ...who,
      ...(person === null || role === 'admin' ? {} : { [`${role}Id`]: person }),
    };
  });
}
