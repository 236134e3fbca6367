import type { Personal } from '@daybook/contracts/events/personal.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { patientsMigrations } from './migration.ts';

interface PatientRow {
  readonly patient_id: string;
  /** Null, as the other personal fields, once the patient was erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly registered_at: string;
}

const tables = [{ name: 'patient', key: ['patient_id'] }];

/** Who the patients are, in plain text, for as long as their keys exist. */
export const patients = (keyring: Keyring): Projection => ({
  name: 'patients',
  version: 1,
  schema: 'patients',
  tables,
  migrations: patientsMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads: ['PatientRegistered'],
    project: async ({ data }, stored, rows: Rows<{ patient: PatientRow }>) => {
      const subject = data.patientId;
      const open = async (field: string, value: Personal | undefined): Promise<string | null> => {
        if (value === undefined || typeof value === 'string') return value ?? null;
        return (await unseal(keyring, { subject, eventId: stored.id, field }, value)) ?? null;
      };
      rows.upsert('patient', {
        patient_id: subject,
        name: await open('name', data.name),
        email: await open('email', data.email),
        phone: await open('phone', data.phone),
        registered_at: stored.at,
      });
    },
  }),
});
