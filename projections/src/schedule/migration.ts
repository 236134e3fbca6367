import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the schedule read model: slots and appointments, which must never disagree. */
export const scheduleMigrations = (schema: string): Record<string, Migration> => ({
  '001-schedule': {
    up: async (db) => {
      const slot = sql.id(schema, 'slot');
      const appointment = sql.id(schema, 'appointment');
      await sql`create table ${slot} (
        slot_id text primary key,
        practitioner_id uuid not null,
        page text not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        status text not null check (status in ('free', 'busy', 'entered-in-error')),
        appointment_id text,
        position bigint not null)`.execute(db);
      await sql`create index slot_by_time on ${slot} (practitioner_id, status, start_at, slot_id)`.execute(db);
      await sql`create table ${appointment} (
        appointment_id text primary key,
        slot_id text not null,
        practitioner_id uuid not null,
        patient_id uuid not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        status text not null check (status in ('booked', 'cancelled')),
        cancelled_by text,
        reason jsonb,
        reason_event_id text,
        booked_at timestamptz not null,
        move integer not null,
        position bigint not null)`.execute(db);
      await sql`create index appointment_by_time on ${appointment} (start_at desc, appointment_id desc)`.execute(db);
      await sql`create index appointment_by_practitioner
        on ${appointment} (practitioner_id, start_at desc, appointment_id desc)`.execute(db);
      await sql`create index appointment_by_patient
        on ${appointment} (patient_id, start_at desc, appointment_id desc)`.execute(db);
    },
  },
});
