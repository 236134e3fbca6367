import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The audit table. The database itself refuses to change or empty it, whoever asks. */
export const auditLogMigrations = (schema: string): Record<string, Migration> => ({
  '001-audit-log': {
    up: async (db) => {
      const table = sql.id(schema, 'audit_log');
      const refuse = sql.id(schema, 'refuse_change');
      await sql`create table ${table} (
        ordinal bigint primary key,
        position bigint not null unique,
        stream text not null,
        revision bigint not null,
        event_id text not null unique,
        type text not null,
        at timestamptz not null,
        actor_role text,
        actor_id text,
        correlation_id text,
        causation_id text,
        practitioner_id text,
        patient_id text,
        appointment_id text,
        data jsonb not null,
        metadata jsonb not null,
        prev_hash text not null,
        hash text not null,
        inserted_at timestamptz not null default now())`.execute(db);
      await sql`create index audit_log_by_appointment on ${table} (appointment_id, ordinal)
        where appointment_id is not null`.execute(db);
      await sql`create index audit_log_by_patient on ${table} (patient_id, ordinal)
        where patient_id is not null`.execute(db);
      await sql`create function ${refuse}() returns trigger language plpgsql as $$
        begin
          raise exception 'the audit log is append-only: % refused', tg_op using errcode = 'insufficient_privilege';
        end $$`.execute(db);
      await sql`create trigger append_only before update or delete or truncate on ${table}
        for each statement execute function ${refuse}()`.execute(db);
    },
  },
  '002-further-ids': {
    up: async (db) => {
      const table = sql.id(schema, 'audit_log');
      // No event before this program had more than one of each, so the default is what a new build gives them.
      await sql`alter table ${table} add column further_ids text[] not null default '{}'`.execute(db);
      // Few events have any: the others stay out of it.
      await sql`create index audit_log_by_further_id on ${table} using gin (further_ids)
        where further_ids <> '{}'`.execute(db);
    },
  },
});
