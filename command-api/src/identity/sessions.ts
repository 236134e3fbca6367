import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { sql, type Transaction } from 'kysely';
import type { IdentityDatabase, IdentityTables } from './identity-schema.ts';

/** How long a sign-in lasts without being used, ms. */
export const sessionLifetime = 30 * 24 * 3_600_000;
/** Two tabs may refresh in the same moment: a rotated token still works for this long, ms. */
const grace = 10_000;

const hashOf = (token: string) => createHash('sha256').update(token).digest();
const ended = () => new HttpProblem(401, 'session-ended', 'The session has ended: sign in again.');

async function open(database: IdentityDatabase, accountId: string, family: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database
    .insertInto('identity.session')
    .values({
      session_id: randomUUID(),
      family,
      account_id: accountId,
      token_hash: hashOf(token),
      expires_at: new Date(Date.now() + sessionLifetime),
      rotated_at: null,
    })
    .execute();
  return token;
}

/** Opens a session and gives its refresh token, which is stored as a hash only. */
export const openSession = (database: IdentityDatabase, accountId: string): Promise<string> =>
  open(database, accountId, randomUUID());

/** One at a time in a family: a rotation must not slip past the end of its sign-in. */
async function lockFamily(transaction: Transaction<IdentityTables>, token: string) {
  const ofToken = transaction.selectFrom('identity.session').where('token_hash', '=', hashOf(token));
  const session = await ofToken.select('family').executeTakeFirst();
  if (session === undefined) return undefined;
  await sql`select pg_advisory_xact_lock(hashtext('daybook-session'), hashtext(${session.family}))`.execute(
    transaction,
  );
  // Read again: it may have ended while we waited.
  return ofToken.selectAll().executeTakeFirst();
}

/**
 * Exchanges a refresh token for a new one. A used token that comes back was stolen: the whole sign-in ends.
 * @throws HttpProblem 401
 */
export async function rotateSession(
  database: IdentityDatabase,
  token: string,
): Promise<{ accountId: string; token: string }> {
  const next = await database.transaction().execute(async (transaction) => {
    const now = new Date();
    const session = await lockFamily(transaction, token);
    if (session === undefined || session.expires_at < now) return undefined;
    if (session.rotated_at !== null && now.getTime() - session.rotated_at.getTime() > grace) {
      await transaction.deleteFrom('identity.session').where('family', '=', session.family).execute();
      return undefined;
    }
    await transaction
      .updateTable('identity.session')
      .set({ rotated_at: now })
      .where('session_id', '=', session.session_id)
      .where('rotated_at', 'is', null)
      .execute();
    return { accountId: session.account_id, token: await open(transaction, session.account_id, session.family) };
  });
  if (next === undefined) throw ended();
  return next;
}

/** Ends the sign-in a refresh token belongs to; an unknown token is no error. */
export async function endSession(database: IdentityDatabase, token: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const session = await lockFamily(transaction, token);
    if (session === undefined) return;
    await transaction.deleteFrom('identity.session').where('family', '=', session.family).execute();
  });
}

/** Deletes what has expired. */
export async function forgetExpiredSessions(database: IdentityDatabase): Promise<void> {
  await database.deleteFrom('identity.session').where('expires_at', '<', new Date()).execute();
}
