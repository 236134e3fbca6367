import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { IdentityDatabase } from './identity-schema.ts';

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

/**
 * Exchanges a refresh token for a new one. A used token that comes back was stolen: the whole sign-in ends.
 * @throws HttpProblem 401
 */
export async function rotateSession(
  database: IdentityDatabase,
  token: string,
): Promise<{ accountId: string; token: string }> {
  const now = new Date();
  const session = await database
    .selectFrom('identity.session')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .executeTakeFirst();
  if (session === undefined || session.expires_at < now) throw ended();
  if (session.rotated_at !== null && now.getTime() - session.rotated_at.getTime() > grace) {
    await database.deleteFrom('identity.session').where('family', '=', session.family).execute();
    throw ended();
  }
  const next = await open(database, session.account_id, session.family);
  await database
    .updateTable('identity.session')
    .set({ rotated_at: now })
    .where('session_id', '=', session.session_id)
    .where('rotated_at', 'is', null)
    .execute();
  return { accountId: session.account_id, token: next };
}

/** Ends the sign-in a refresh token belongs to; an unknown token is no error. */
export async function endSession(database: IdentityDatabase, token: string): Promise<void> {
  await database
    .deleteFrom('identity.session')
    .where('family', 'in', (select) =>
      select.selectFrom('identity.session').select('family').where('token_hash', '=', hashOf(token)),
    )
    .execute();
}

/** Deletes what has expired. */
export async function forgetExpiredSessions(database: IdentityDatabase): Promise<void> {
  await database.deleteFrom('identity.session').where('expires_at', '<', new Date()).execute();
}
