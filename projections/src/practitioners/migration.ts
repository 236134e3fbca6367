import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the practitioners read model. */
export const practitionersMigrations = (schema: string): Record<string, Migration> => ({
  '001-practitioner': {
    up: async (db) => {
      const practitioner = sql.id(schema, 'practitioner');
      await sql`create table ${practitioner} (
        practitioner_id uuid primary key,
        name text not null,
        specialty text not null,
        degree text not null,
        experience integer not null,
        about text not null,
        address text[] not null,
        fee_amount bigint not null,
        fee_currency text not null,
        book_zone text not null,
        available boolean not null,
        verified boolean not null,
        registered_at timestamptz not null,
        position bigint not null)`.execute(db);
      await sql`create index practitioner_by_name on ${practitioner} (name, practitioner_id)`.execute(db);
      await sql`create table ${sql.id(schema, 'weekly_hours')} (
        practitioner_id uuid not null,
        location_id uuid not null,
        slot_minutes integer not null,
        hours jsonb not null,
        position bigint not null,
        primary key (practitioner_id, location_id))`.execute(db);
      await sql`create table ${sql.id(schema, 'date_override')} (
        practitioner_id uuid not null,
        location_id uuid not null,
        date date not null,
        ranges jsonb not null,
        removed boolean not null,
        position bigint not null,
        primary key (practitioner_id, location_id, date))`.execute(db);
      await sql`create table ${sql.id(schema, 'time_off')} (
        practitioner_id uuid not null,
        time_off_id uuid not null,
        start_at timestamptz not null,
        end_at timestamptz not null,
        removed boolean not null,
        position bigint not null,
        primary key (practitioner_id, time_off_id))`.execute(db);
    },
  },
});
