import { sql, type ColumnType, type Generated, type Kysely } from 'kysely';
import { migrate } from '@daybook/platform/postgres/migrate.ts';
import type { Role } from '@daybook/contracts/role.ts';

/** The first event of the person an account stands for, ready to be appended: already sealed, its id fixed. */
export interface Registration {
  readonly stream: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly data: Record<string, unknown>;
    readonly metadata: Record<string, unknown>;
  };
}

/** E-mail and credentials: decided by Postgres, not by the log (DESIGN §4 "Two stores, one truth"). */
export interface IdentityTables {
  'identity.account': {
    account_id: string;
    /** Normalised: trimmed, lower case. */
    email: string;
    password_hash: string;
    role: Role;
    /** The patient or practitioner; null for admins. */
    person: string | null;
    /** `pending` until the registration event is in the log. */
    status: 'pending' | 'active';
    command_id: string;
    /** Of the command that made it; null for administrators. */
    fingerprint: string | null;
    registration: ColumnType<Registration | null, string | null, null>;
    created_at: Generated<Date>;
  };
  'identity.session': {
    session_id: string;
    /** All sessions that descend from one sign-in; they end together when a used token comes back. */
    family: string;
    account_id: string;
    token_hash: Buffer;
    expires_at: Date;
    rotated_at: Date | null;
  };
}

export type IdentityDatabase = Kysely<IdentityTables>;

/** Creates the accounts and sessions. */
export function migrateIdentity(database: IdentityDatabase): Promise<void> {
  return migrate(database, 'identity', {
    '001-account-and-session': {
      up: async (db) => {
        await sql`create table identity.account (
          account_id uuid primary key,
          email text not null unique,
          password_hash text not null,
          role text not null check (role in ('patient', 'practitioner', 'admin')),
          person uuid unique,
          status text not null check (status in ('pending', 'active')),
          command_id uuid not null unique,
          fingerprint text,
          registration jsonb,
          created_at timestamptz not null default now())`.execute(db);
        await sql`create index on identity.account (created_at) where status = 'pending'`.execute(db);
        await sql`create table identity.session (
          session_id uuid primary key,
          family uuid not null,
          account_id uuid not null references identity.account on delete cascade,
          token_hash bytea not null unique,
          expires_at timestamptz not null,
          rotated_at timestamptz)`.execute(db);
        await sql`create index on identity.session (family)`.execute(db);
        await sql`create index on identity.session (expires_at)`.execute(db);
      },
    },
  });
}
