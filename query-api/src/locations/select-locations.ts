import type { location } from '@daybook/contracts/http/location-routes.ts';
import type { VisitType } from '@daybook/contracts/visit-type.ts';
import { sql, type Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { z } from 'zod';
import type { RowsOf } from '../reading/read-models.ts';
import type { ReadTables, VisitTypeTable } from '../reading/read-tables.ts';

/** Clinics with their kinds of visits and closures, as they are now. */
export function selectLocations(database: Kysely<ReadTables>) {
  return database
    .selectFrom('locations.location as location')
    .selectAll('location')
    .select((row) => [
      jsonArrayFrom(
        row
          .selectFrom('locations.visit_type as type')
          .selectAll('type')
          .whereRef('type.location_id', '=', 'location.location_id')
          .where('type.retired', '=', false)
          .orderBy('type.name')
          .orderBy('type.visit_type_id'),
      ).as('visit_types'),
      jsonArrayFrom(
        row
          .selectFrom('locations.closure as closure')
          .select(['closure.closure_id', 'closure.name'])
          .select([sql<string>`first_date::text`.as('first_date'), sql<string>`last_date::text`.as('last_date')])
          .whereRef('closure.location_id', '=', 'location.location_id')
          .where('closure.removed', '=', false)
          .orderBy('closure.first_date')
          .orderBy('closure.closure_id'),
      ).as('closures'),
    ]);
}

/** A row of {@link selectLocations}. */
export type LocationRow = RowsOf<Awaited<ReturnType<ReturnType<typeof selectLocations>['execute']>>[number]>[number];

/** A kind of visit as the contract says it. */
export const toVisitType = (row: VisitTypeTable): VisitType => ({
  visitTypeId: row.visit_type_id,
  name: row.name,
  duration: row.duration,
  bufferBefore: row.buffer_before,
  bufferAfter: row.buffer_after,
  fee: row.fee,
  practitionerIds: row.practitioner_ids,
  ...(row.minimum_notice === null ? {} : { minimumNotice: row.minimum_notice }),
  ...(row.cap_per_day === null ? {} : { capPerDay: row.cap_per_day }),
});

/** The clinic of a row. */
export const toLocation = (row: LocationRow): z.output<typeof location> => ({
  locationId: row.location_id,
  name: row.name,
  address: row.address,
  ...(row.phone === null ? {} : { phone: row.phone }),
  ...(row.coordinates === null ? {} : { coordinates: row.coordinates }),
  ...(row.founder_id === null ? {} : { founderId: row.founder_id }),
  zone: row.zone,
  policy: row.policy,
  visitTypes: row.visit_types.map(toVisitType),
  closures: row.closures.map((closure) => ({
    closureId: closure.closure_id,
    name: closure.name,
    firstDate: closure.first_date,
    lastDate: closure.last_date,
  })),
});
