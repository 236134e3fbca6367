import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

const live = sql.raw(`status in ('booked', 'arrived', 'checked-in', 'fulfilled')`);
const unfinished = sql.raw(`status in ('reserved', 'moved', 'refused')`);

/** The tables of the schedule read model: pages, slots, appointments, holds and moves, which must never disagree. */
export const scheduleMigrations = (schema: string): Record<string, Migration> => ({
  '001-schedule': {
    up: async (db) => {
      const page = sql.id(schema, 'page');
      await sql`create table ${page} (
        page text primary key,
        practitioner_id uuid not null,
        date date not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        closed boolean not null,
        position bigint not null)`.execute(db);
      await sql`create index page_open_by_end on ${page} (end_at) where not closed`.execute(db);

      const slot = sql.id(schema, 'slot');
      await sql`create table ${slot} (
        slot_id text primary key,
        practitioner_id uuid not null,
        location_id uuid,
        page text not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        source text not null check (source in ('hand', 'hours')),
        status text not null check (status in ('free', 'busy', 'busy-tentative', 'entered-in-error')),
        appointment_id text,
        position bigint not null)`.execute(db);
      await sql`create index slot_by_time on ${slot} (practitioner_id, status, start_at, slot_id)`.execute(db);
      await sql`create index slot_by_location on ${slot} (location_id, status, start_at, slot_id)`.execute(db);
      await sql`create index slot_by_start on ${slot} (status, start_at, slot_id)`.execute(db);
      await sql`create index slot_by_page on ${slot} (page, start_at)`.execute(db);

      const appointment = sql.id(schema, 'appointment');
      await sql`create table ${appointment} (
        appointment_id text primary key,
        slot_id text not null,
        page text not null,
        practitioner_id uuid not null,
        patient_id uuid not null,
        location_id uuid,
        start_at timestamptz not null,
        end_at timestamptz not null,
        occupied_start timestamptz not null,
        occupied_end timestamptz not null,
        status text not null check (status in
          ('booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error')),
        cancelled_by text,
        cancellation_reason text,
        late boolean,
        visit_type_id uuid,
        visit_type_name text,
        fee jsonb,
        practitioner_name text,
        specialty text,
        address text[],
        reason jsonb,
        reason_event_id text,
        overridden text[] not null,
        series_id uuid,
        booked_at timestamptz not null,
        arrived_at timestamptz,
        move integer not null,
        position bigint not null)`.execute(db);
      await sql`create index appointment_by_time on ${appointment} (start_at desc, appointment_id desc)`.execute(db);
      await sql`create index appointment_by_practitioner
        on ${appointment} (practitioner_id, start_at desc, appointment_id desc)`.execute(db);
      await sql`create index appointment_by_patient
        on ${appointment} (patient_id, start_at desc, appointment_id desc)`.execute(db);
      await sql`create index appointment_live_by_patient on ${appointment} (patient_id, end_at) where ${live}`.execute(
        db,
      );
      await sql`create index appointment_live_by_end on ${appointment} (end_at) where ${live}`.execute(db);
      await sql`create index appointment_live_by_page on ${appointment} (page) where ${live}`.execute(db);
      await sql`create index appointment_missed on ${appointment} (patient_id) where status = 'noshow'`.execute(db);

      const hold = sql.id(schema, 'hold');
      await sql`create table ${hold} (
        appointment_id text primary key,
        practitioner_id uuid not null,
        page text not null,
        holder_id uuid not null,
        patient_id uuid,
        start_at timestamptz not null,
        end_at timestamptz not null,
        occupied_start timestamptz not null,
        occupied_end timestamptz not null,
        expires_at timestamptz not null,
        status text not null check (status in ('open', 'booked', 'expired', 'released')),
        position bigint not null)`.execute(db);
      await sql`create index hold_open_by_expiry on ${hold} (expires_at) where status = 'open'`.execute(db);
      await sql`create index hold_open_by_holder on ${hold} (holder_id) where status = 'open'`.execute(db);
      await sql`create index hold_open_by_page on ${hold} (page) where status = 'open'`.execute(db);

      const transfer = sql.id(schema, 'transfer');
      await sql`create table ${transfer} (
        transfer_id uuid primary key,
        appointment_id text not null,
        patient_id uuid not null,
        source_page text not null,
        target_page text not null,
        practitioner_id uuid not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        occupied_start timestamptz not null,
        occupied_end timestamptz not null,
        reserved_at timestamptz not null,
        status text not null check (status in ('reserved', 'moved', 'confirmed', 'refused', 'released')),
        position bigint not null)`.execute(db);
      await sql`create index transfer_unfinished on ${transfer} (reserved_at) where ${unfinished}`.execute(db);
      await sql`create index transfer_unfinished_by_page on ${transfer} (target_page) where ${unfinished}`.execute(db);
    },
  },
});
