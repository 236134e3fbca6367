import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** The tables of the patients read model. They hold personal data in plain text: docs/personal-data.md. */
export const patientsMigrations = (schema: string): Record<string, Migration> => ({
  '001-patient': {
    up: async (db) => {
      await sql`create table ${sql.id(schema, 'patient')} (
        patient_id uuid primary key,
        name text,
        email text,
        phone text,
        registered_at timestamptz not null,
        position bigint not null)`.execute(db);
    },
  },
});
