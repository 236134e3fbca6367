import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { practitionersMigrations } from './migration.ts';
import type { PractitionersRows } from './rows.ts';

const tables = [
  { name: 'practitioner', key: ['practitioner_id'] },
  { name: 'weekly_hours', key: ['practitioner_id', 'location_id'] },
  { name: 'date_override', key: ['practitioner_id', 'location_id', 'date'] },
  { name: 'time_off', key: ['practitioner_id', 'time_off_id'] },
];

/** Who the practitioners are, what their public page shows, and when they work. */
export const practitioners: Projection = {
  name: 'practitioners',
  version: 3,
  schema: 'practitioners',
  tables,
  migrations: practitionersMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads: [
      'PractitionerRegistered',
      'PractitionerVerified',
      'ProfileChanged',
      'AvailabilityChanged',
      'WeeklyHoursSet',
      'DateOverrideSet',
      'DateOverrideRemoved',
      'TimeOffAdded',
      'TimeOffRemoved',
    ],
    project: ({ type, data }, stored, rows: Rows<PractitionersRows>) => {
      const practitioner = { practitioner_id: data.practitionerId };
      switch (type) {
        case 'PractitionerRegistered': {
          const { practitionerId: _, fee, bookZone, ...profile } = data;
          rows.upsert('practitioner', {
            ...practitioner,
            ...profile,
            fee_amount: fee.amount,
            fee_currency: fee.currency,
            book_zone: bookZone,
            available: true,
            registered_at: stored.at,
          });
          return;
        }
        case 'PractitionerVerified':
          rows.update('practitioner', { ...practitioner, verified: true });
          return;
        case 'ProfileChanged': {
          const { practitionerId: _, fee, ...profile } = data;
          const price = fee === undefined ? {} : { fee_amount: fee.amount, fee_currency: fee.currency };
          rows.update('practitioner', { ...practitioner, ...profile, ...price });
          return;
        }
        case 'AvailabilityChanged':
          rows.update('practitioner', { ...practitioner, available: data.available });
          return;
        case 'WeeklyHoursSet':
          rows.upsert('weekly_hours', {
            ...practitioner,
            location_id: data.locationId,
            slot_minutes: data.slotMinutes,
            hours: data.hours,
          });
          return;
        case 'DateOverrideSet': {
          const { locationId, date, ranges } = data;
          rows.upsert('date_override', { ...practitioner, location_id: locationId, date, ranges, removed: false });
          return;
        }
        case 'DateOverrideRemoved':
          rows.update('date_override', {
            ...practitioner,
            location_id: data.locationId,
            date: data.date,
            removed: true,
          });
          return;
        case 'TimeOffAdded':
          rows.upsert('time_off', {
            ...practitioner,
            time_off_id: data.timeOffId,
            start_at: data.start,
            end_at: data.end,
            removed: false,
          });
          return;
        case 'TimeOffRemoved':
          rows.update('time_off', { ...practitioner, time_off_id: data.timeOffId, removed: true });
          return;
      }
    },
  }),
};
