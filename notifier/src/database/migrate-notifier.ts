import { migrate } from '@daybook/platform/postgres/migrate.ts';
import { sql } from 'kysely';
import type { NotifierDatabase } from './notifier-tables.ts';

/** Where socket.io's adapter puts what does not fit into a NOTIFY. */
export const attachmentsTable = 'notifier.socket_io_attachments';

/** Creates the notifier's own schema. */
export function migrateNotifier(database: NotifierDatabase): Promise<void> {
  return migrate(database, 'notifier', {
    '001-notifier': {
      up: async (db) => {
        await sql`create table notifier.checkpoint (
          name text primary key check (name = 'notifier'),
          position bigint not null,
          active_from bigint not null,
          store_id text not null,
          stream text,
          revision bigint,
          event_id text,
          updated_at timestamptz not null default now())`.execute(db);
        await sql`create table notifier.skipped (
          position bigint primary key,
          event_id text not null,
          stream text not null,
          type text not null,
          at timestamptz not null default now())`.execute(db);
        await sql`create table notifier.visit (
          appointment_id text primary key,
          patient_id uuid not null,
          practitioner_id uuid not null,
          start_at timestamptz not null,
          end_at timestamptz not null,
          status text not null check (status in ('booked', 'cancelled')),
          cancelled_by text,
          move integer not null,
          position bigint not null)`.execute(db);
        await sql`create table notifier.practitioner (
          practitioner_id uuid primary key,
          name text not null,
          book_zone text not null,
          address jsonb not null,
          position bigint not null)`.execute(db);
        await sql`create table notifier.patient_contact (
          patient_id uuid primary key,
          event_id uuid not null,
          name jsonb not null,
          email jsonb not null,
          position bigint not null)`.execute(db);
        await sql`create table notifier.notification (
          id uuid primary key,
          dedupe_key text not null unique,
          event_id uuid not null,
          position bigint not null,
          type text not null,
          channel text not null check (channel in ('email', 'in-app')),
          recipient_kind text not null check (recipient_kind in ('patient', 'practitioner')),
          recipient_id uuid not null,
          appointment_id text,
          details jsonb not null,
          status text not null check (status in ('RECEIVED', 'SENT', 'FAILED', 'CANCELLED')),
          attempts integer not null default 0,
          last_error text,
          created_at timestamptz not null default now(),
          sent_at timestamptz,
          dead_at timestamptz,
          redriven_by uuid,
          redriven_at timestamptz,
          read_at timestamptz)`.execute(db);
        await sql`create index on notifier.notification (recipient_id, position desc, id desc)
          where channel = 'in-app'`.execute(db);
        await sql`create index on notifier.notification (position desc, id desc)`.execute(db);
        await sql`create index on notifier.notification (status) where status in ('RECEIVED', 'FAILED')`.execute(db);
        // The shape socket.io's adapter asks for.
        await sql`create table notifier.socket_io_attachments (
          id bigserial unique,
          created_at timestamptz default now(),
          payload bytea)`.execute(db);
      },
    },
    '002-booking-core': {
      up: async (db) => {
        await sql`create table notifier.location (
          location_id uuid primary key,
          name text not null,
          zone text not null,
          address jsonb not null,
          position bigint not null)`.execute(db);
        await sql`alter table notifier.visit
          add column location_id uuid,
          add column visit_type text,
          drop constraint visit_status_check,
          add constraint visit_status_check
            check (status in ('booked', 'cancelled', 'over', 'entered-in-error'))`.execute(db);
        await sql`alter table notifier.patient_contact alter column email drop not null`.execute(db);
      },
    },
  });
}
