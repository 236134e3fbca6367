import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the practitioners read model. */
export const practitionersMigrations = (schema: string): Record<string, Migration> => ({
  '001-practitioner': {
    up: async (db) => {
      await sql`create table ${sql.id(schema, 'practitioner')} (
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
        registered_at timestamptz not null,
        position bigint not null)`.execute(db);
      await sql`create index practitioner_by_name on ${sql.id(schema, 'practitioner')} (name, practitioner_id)`.execute(
        db,
      );
    },
  },
});
