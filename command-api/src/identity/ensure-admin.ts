import { randomUUID } from 'node:crypto';
import type { IdentityDatabase } from './identity-schema.ts';
import { hashPassword, passwordFits } from './password.ts';

/** Makes the configured administrator exist with the configured password; other admins are left alone. */
export async function ensureAdmin(database: IdentityDatabase, email: string, password: string): Promise<void> {
  const normalised = email.trim().toLowerCase();
  const existing = await database
    .selectFrom('identity.account')
    .select(['account_id', 'role', 'password_hash'])
    .where('email', '=', normalised)
    .executeTakeFirst();
  if (existing === undefined) {
    await database
      .insertInto('identity.account')
      .values({
        account_id: randomUUID(),
        email: normalised,
        password_hash: await hashPassword(password),
        role: 'admin',
        person: null,
        status: 'active',
        command_id: randomUUID(),
        fingerprint: null,
        registration: null,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .execute();
  } else if (existing.role !== 'admin') {
    throw new Error('ADMIN_EMAIL belongs to an account that is not an administrator');
  } else if (!(await passwordFits(password, existing.password_hash))) {
    const password_hash = await hashPassword(password);
    await database
      .updateTable('identity.account')
      .set({ password_hash })
      .where('account_id', '=', existing.account_id)
      .execute();
  }
}
