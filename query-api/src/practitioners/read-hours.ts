import { readHours } from '@daybook/contracts/http/hours-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { instantOf } from '../reading/instant-of.ts';
import type { RowsOf } from '../reading/read-models.ts';
import type { ReadTables } from '../reading/read-tables.ts';
import type { Services } from '../services.ts';

/** When practitioners work, and when not; what was taken back is left out. */
export function selectHours(database: Kysely<ReadTables>) {
  return database.selectFrom('practitioners.practitioner as practitioner').select((row) => [
    jsonArrayFrom(
      row
        .selectFrom('practitioners.weekly_hours as weekly')
        .select(['weekly.location_id', 'weekly.slot_minutes', 'weekly.hours'])
        .whereRef('weekly.practitioner_id', '=', 'practitioner.practitioner_id')
        .orderBy('weekly.location_id'),
    ).as('weekly'),
    jsonArrayFrom(
      row
        .selectFrom('practitioners.date_override as override')
        .select(['override.location_id', sql<string>`override.date::text`.as('date'), 'override.ranges'])
        .whereRef('override.practitioner_id', '=', 'practitioner.practitioner_id')
        .where('override.removed', '=', false)
        .orderBy('override.date')
        .orderBy('override.location_id'),
    ).as('overrides'),
    jsonArrayFrom(
      row
        .selectFrom('practitioners.time_off as away')
        .select(['away.time_off_id', 'away.start_at', 'away.end_at'])
        .whereRef('away.practitioner_id', '=', 'practitioner.practitioner_id')
        .where('away.removed', '=', false)
        .orderBy('away.start_at')
        .orderBy('away.time_off_id'),
    ).as('time_off'),
  ]);
}

/** A row of {@link selectHours}. */
export type HoursRow = RowsOf<Awaited<ReturnType<ReturnType<typeof selectHours>['execute']>>[number]>[number];

/** Mounts a practitioner's hours, for themselves and admins. */
export function mountReadHours(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, readHours, async ({ params, ...exchange }) => {
    const [row] = await models.read(['practitioners'], exchange, (database) =>
      selectHours(database).where('practitioner.practitioner_id', '=', params.id),
    );
    if (row === undefined) throw new HttpProblem(404, 'not-found', 'There is no such practitioner.');
    return {
      weekly: row.weekly.map(({ location_id: locationId, slot_minutes: slotMinutes, hours }) => ({
        locationId,
        slotMinutes,
        hours,
      })),
      overrides: row.overrides.map(({ location_id: locationId, date, ranges }) => ({ locationId, date, ranges })),
      timeOff: row.time_off.map((away) => ({
        timeOffId: away.time_off_id,
        start: instantOf(away.start_at),
        end: instantOf(away.end_at),
      })),
    };
  });
}
