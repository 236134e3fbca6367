import { me } from '@daybook/contracts/http/auth-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Services } from '../services.ts';

/** Mounts "who am I": the account, and the person it stands for; nameless while the read models have not met them. */
export function mountReadMe(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, me, async ({ identity, ...exchange }) => {
    const [found] = await models.read(['practitioners', 'patients'], exchange, (database) =>
      database
        .selectFrom('identity.account as account')
        .leftJoin('practitioners.practitioner as practitioner', 'practitioner.practitioner_id', 'account.person')
        .leftJoin('patients.patient as patient', 'patient.patient_id', 'account.person')
        .select([
          'account.account_id',
          'account.email',
          'account.role',
          'account.person',
          'practitioner.name as practitioner_name',
          'patient.name as patient_name',
          'patient.phone',
        ])
        .where('account.account_id', '=', identity.accountId),
    );
    if (found === undefined) {
      throw new HttpProblem(401, 'account-unknown', 'The account of this token does not exist: sign in again.', {
        headers: { 'WWW-Authenticate': 'Bearer' },
      });
    }
    const { account_id: accountId, role, email, person, phone } = found;
    const names = { patient: found.patient_name, practitioner: found.practitioner_name, admin: 'Administrator' };
    return {
      accountId,
      role,
      email,
      name: names[role] ?? '',
      ...(phone === null ? {} : { phone }),
      ...(person === null || role === 'admin' ? {} : { [`${role}Id`]: person }),
    };
  });
}
