import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { practitionersMigrations } from './migration.ts';

interface PractitionerRow {
  readonly practitioner_id: string;
  readonly name: string;
  readonly specialty: string;
  readonly degree: string;
  readonly experience: number;
  readonly about: string;
  readonly address: readonly string[];
  readonly fee_amount: number;
  readonly fee_currency: string;
  readonly book_zone: string;
  readonly registered_at: string;
}

const tables = [{ name: 'practitioner', key: ['practitioner_id'] }];

/** Who the practitioners are: what the public page shows. */
export const practitioners: Projection = {
  name: 'practitioners',
  version: 1,
  schema: 'practitioners',
  tables,
  migrations: practitionersMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads: ['PractitionerRegistered'],
    project: ({ data }, stored, rows: Rows<{ practitioner: PractitionerRow }>) => {
      rows.upsert('practitioner', {
        practitioner_id: data.practitionerId,
        name: data.name,
        specialty: data.specialty,
        degree: data.degree,
        experience: data.experience,
        about: data.about,
        address: data.address,
        fee_amount: data.fee.amount,
        fee_currency: data.fee.currency,
        book_zone: data.bookZone,
        registered_at: stored.at,
      });
    },
  }),
};
