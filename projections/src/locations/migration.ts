import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the locations read model. */
export const locationsMigrations = (schema: string): Record<string, Migration> => ({
  '001-location': {
    up: async (db) => {
      await sql`create table ${sql.id(schema, 'location')} (
        location_id uuid primary key,
        name text not null,
        address text[] not null,
        phone text,
        coordinates jsonb,
        founder_id uuid,
        zone text not null,
        policy jsonb not null,
        opened_at timestamptz not null,
        position bigint not null)`.execute(db);
      await sql`create table ${sql.id(schema, 'visit_type')} (
        location_id uuid not null,
        visit_type_id uuid not null,
        name text not null,
        duration integer not null,
        buffer_before integer not null,
        buffer_after integer not null,
        fee jsonb not null,
        practitioner_ids uuid[] not null,
        minimum_notice integer,
        cap_per_day integer,
        retired boolean not null,
        position bigint not null,
        primary key (location_id, visit_type_id))`.execute(db);
      await sql`create index visit_type_by_id on ${sql.id(schema, 'visit_type')} (visit_type_id)`.execute(db);
      await sql`create table ${sql.id(schema, 'closure')} (
        location_id uuid not null,
        closure_id uuid not null,
        name text not null,
        first_date date not null,
        last_date date not null,
        removed boolean not null,
        position bigint not null,
        primary key (location_id, closure_id))`.execute(db);
    },
  },
});
