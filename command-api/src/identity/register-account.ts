import { randomUUID } from 'node:crypto';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Role } from '@daybook/contracts/role.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import type { Command } from '../write-path/command.ts';
import { prepareEvents } from '../write-path/event-writer.ts';
import { keyReused } from '../http/key-reused.ts';
import { activateAccount } from './activate-account.ts';
import type { IdentityDatabase } from './identity-schema.ts';
import { hashPassword, passwordFits } from './password.ts';

export interface IdentityParts {
  readonly store: EventStore;
  readonly database: IdentityDatabase;
  readonly keyring: Keyring;
}

/** An account to be, and the event that makes its person. */
export interface NewAccount {
  readonly email: string;
  readonly password: string;
  readonly role: Role;
  readonly person: string;
  readonly stream: string;
  readonly event: DaybookEvent;
}

export interface RegisteredAccount {
  readonly accountId: string;
  readonly role: Role;
  readonly person: string;
  readonly position: bigint | undefined;
}

const taken = () =>
  new HttpProblem(409, 'email-taken', 'This e-mail is registered already: sign in instead.', {
    errors: [{ field: 'email', rule: 'unique', message: 'is registered already' }],
  });

/**
 * Makes an account `pending`, appends its registration, makes it `active`. Repeating it with the same command, or with
 * the right password while it is pending, goes on where a crash stopped it (DESIGN §4).
 * @param ownEmail whoever asks knows the password as its owner: only then a pending account may be driven on by it
 */
export async function registerAccount(
  { store, database, keyring }: IdentityParts,
  command: Command,
  account: NewAccount,
  ownEmail: boolean,
): Promise<RegisteredAccount> {
  const { email, password, role, person, stream, event } = account;
  const findRow = async () => {
    // Either our row, or the one that was there: by this command before, or by somebody else with this e-mail.
    const rows = await database
      .selectFrom('identity.account')
      .select(['account_id', 'role', 'person', 'status', 'registration', 'password_hash', 'command_id', 'fingerprint'])
      .where((where) => where.or([where('command_id', '=', command.id), where('email', '=', email)]))
      .execute();
    return rows.find((found) => found.command_id === command.id) ?? rows[0];
  };
  // Looked for first: a refused sign-up leaves no key behind.
  let row = await findRow();
  if (row === undefined) {
    const [prepared] = await prepareEvents(keyring, command, stream, [event]);
    if (prepared === undefined) throw new TypeError('a registration has one event');
    await database
      .insertInto('identity.account')
      .values({
        account_id: randomUUID(),
        email,
        password_hash: await hashPassword(password),
        role,
        person,
        status: 'pending',
        command_id: command.id,
        fingerprint: command.fingerprint,
        registration: JSON.stringify({ stream, event: prepared }),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    row = await findRow();
  }
  if (row === undefined || row.person === null || row.role !== role) throw taken();
  const mine = row.command_id === command.id;
  if (mine && row.fingerprint !== command.fingerprint) throw keyReused();
  const mayDriveOn =
    mine || (ownEmail && row.status === 'pending' && (await passwordFits(password, row.password_hash)));
  if (!mayDriveOn) throw taken();
  if (row.registration === null) {
    const [first] = await store.load(`${role}-${row.person}`, 0n, 1);
    return { accountId: row.account_id, role, person: row.person, position: first?.position };
  }
  const { account_id, registration } = row;
  const position = await activateAccount(store, database, { account_id, registration });
  return { accountId: row.account_id, role, person: row.person, position };
}
