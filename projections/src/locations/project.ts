import { openPolicy, type BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import type { coordinates } from '@daybook/contracts/events/location.ts';
import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { Money } from '@daybook/contracts/visit-type.ts';
import type { z } from 'zod';
import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { locationsMigrations } from './migration.ts';

interface LocationRow {
  readonly location_id: string;
  readonly name: string;
  readonly address: readonly string[];
  readonly phone: string | null;
  readonly coordinates: z.infer<typeof coordinates> | null;
  /** The practitioner who registered it; null when it was an admin. */
  readonly founder_id: string | null;
  readonly zone: string;
  /** Everything is allowed until the clinic says otherwise. */
  readonly policy: BookingPolicy;
  readonly opened_at: string;
}

interface VisitTypeRow {
  readonly location_id: string;
  readonly visit_type_id: string;
  readonly name: string;
  readonly duration: number;
  readonly buffer_before: number;
  readonly buffer_after: number;
  readonly fee: Money;
  readonly practitioner_ids: readonly string[];
  readonly minimum_notice: number | null;
  readonly cap_per_day: number | null;
  /** Not offered any more; visits of it stand. */
  readonly retired: boolean;
}

interface ClosureRow {
  readonly location_id: string;
  readonly closure_id: string;
  readonly name: string;
  readonly first_date: string;
  readonly last_date: string;
  readonly removed: boolean;
}

type LocationChanges = Rows<{ location: LocationRow; visit_type: VisitTypeRow; closure: ClosureRow }>;

const tables = [
  { name: 'location', key: ['location_id'] },
  { name: 'visit_type', key: ['location_id', 'visit_type_id'] },
  { name: 'closure', key: ['location_id', 'closure_id'] },
];

function defineVisitType(rows: LocationChanges, { locationId, visitType }: EventNamed<'VisitTypeDefined'>['data']) {
  rows.upsert('visit_type', {
    location_id: locationId,
    visit_type_id: visitType.visitTypeId,
    name: visitType.name,
    duration: visitType.duration,
    buffer_before: visitType.bufferBefore,
    buffer_after: visitType.bufferAfter,
    fee: visitType.fee,
    practitioner_ids: visitType.practitionerIds,
    minimum_notice: visitType.minimumNotice ?? null,
    cap_per_day: visitType.capPerDay ?? null,
    retired: false,
  });
}

/** The clinics: what the public page shows, their rules, kinds of visits and closures. */
export const locations: Projection = {
  name: 'locations',
  version: 2,
  schema: 'locations',
  tables,
  migrations: locationsMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads: [
      'LocationOpened',
      'LocationChanged',
      'BookingPolicySet',
      'VisitTypeDefined',
      'VisitTypeRetired',
      'ClosureAdded',
      'ClosureRemoved',
    ],
    project: ({ type, data }, stored, rows: LocationChanges) => {
      const location = { location_id: data.locationId };
      switch (type) {
        case 'LocationOpened': {
          const { name, address, phone, zone, coordinates: place, founderId } = data;
          rows.upsert('location', {
            ...location,
            name,
            address,
            phone: phone ?? null,
            coordinates: place ?? null,
            founder_id: founderId ?? null,
            zone,
            policy: openPolicy,
            opened_at: stored.at,
          });
          return;
        }
        case 'LocationChanged': {
          const { locationId: _, ...changed } = data;
          rows.update('location', { ...location, ...changed });
          return;
        }
        case 'BookingPolicySet':
          rows.update('location', { ...location, policy: data.policy });
          return;
        case 'VisitTypeDefined':
          defineVisitType(rows, data);
          return;
        case 'VisitTypeRetired':
          rows.update('visit_type', { ...location, visit_type_id: data.visitTypeId, retired: true });
          return;
        case 'ClosureAdded':
          rows.upsert('closure', {
            ...location,
            closure_id: data.closureId,
            name: data.name,
            first_date: data.firstDate,
            last_date: data.lastDate,
            removed: false,
          });
          return;
        case 'ClosureRemoved':
          rows.update('closure', { ...location, closure_id: data.closureId, removed: true });
          return;
      }
    },
  }),
};
