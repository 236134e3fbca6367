import { migrate } from '@daybook/platform/postgres/migrate.ts';
import { sql, type Kysely } from 'kysely';

/** Creates the runner's own schema. */
export function migrateRunner<D>(database: Kysely<D>): Promise<void> {
  return migrate(database, 'projection', {
    '001-runner': {
      up: async (db) => {
        await sql`create table projection.checkpoint (
          name text primary key,
          version integer not null,
          position bigint not null default -1,
          store_id text,
          stream text,
          revision bigint,
          event_id text,
          state text not null default 'green' check (state in ('green', 'red')),
          error jsonb,
          updated_at timestamptz not null default now())`.execute(db);
        await sql`create table projection.skipped (
          name text not null,
          position bigint not null,
          event_id text not null,
          stream text not null,
          revision bigint not null,
          type text not null,
          reason text not null check (reason in ('unknown-type', 'operator')),
          requested_by text,
          at timestamptz not null default now(),
          primary key (name, position))`.execute(db);
        await sql`create table projection.operator_request (
          id bigint primary key generated always as identity,
          kind text not null check (kind in ('skip', 'rebuild')),
          projection text not null,
          event_id text,
          requested_by text not null,
          status text not null default 'pending' check (status in ('pending', 'running', 'done', 'failed')),
          result text,
          requested_at timestamptz not null default now(),
          updated_at timestamptz not null default now())`.execute(db);
      },
    },
    '002-heartbeat': {
      up: async (db) => {
        await sql`alter table projection.checkpoint add column trouble text, add column heartbeat_at timestamptz`.execute(
          db,
        );
      },
    },
  });
}
