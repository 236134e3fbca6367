import type { Identity } from '@daybook/platform/http/token.ts';
import { sql, type RawBuilder } from 'kysely';

/**
 * Who is not verified yet is shown to admins and to themselves; to everybody else they are not there.
 * A query that uses it reads the model `practitioners`.
 * @param practitionerId what the query calls the id of its practitioners
 */
export const isShownTo = (identity: Identity | undefined, practitionerId: string): RawBuilder<boolean> => {
  if (identity?.role === 'admin') return sql<boolean>`true`;
  const id = sql.ref(practitionerId);
  const own = identity?.role === 'practitioner' ? identity.person : undefined;
  const isVerified = sql<boolean>`exists (select from practitioners.practitioner as seen
    where seen.practitioner_id = ${id} and seen.verified)`;
  return own === undefined ? isVerified : sql<boolean>`(${id} = ${own}::uuid or ${isVerified})`;
};
