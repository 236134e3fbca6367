import { readHistory } from '@daybook/contracts/http/appointment-routes.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { z } from 'zod';
import { instantOf } from '../reading/instant-of.ts';
import type { Services } from '../services.ts';
import { isParty, notYours, partyOf } from './party.ts';
import { noAppointment } from './read-appointment.ts';

const time = z.object({ start: instant, end: instant });
/** Where an event of an appointment says its time; a move says the new one. */
const timed = z.union([z.object({ to: time }).transform(({ to }) => to), time]);

function timeOf(data: unknown): { start?: string; end?: string } {
  const found = timed.safeParse(data);
  return found.success ? { start: found.data.start, end: found.data.end } : {};
}

/** Mounts what happened to one appointment, from the audit log, for its parties. Who acted is told by role only. */
export function mountReadHistory(router: Router, { models, guard }: Services): void {
  serveRoute(router, guard, readHistory, async ({ params, identity, ...exchange }) => {
    const party = partyOf(identity);
    const [visit] = await models.read(['schedule', 'audit_log'], exchange, (database) =>
      database
        .selectFrom('schedule.appointment as visit')
        .select((row) => [
          'visit.patient_id',
          'visit.practitioner_id',
          jsonArrayFrom(
            row
              .selectFrom('audit.audit_log')
              .select([sql<string>`position::text`.as('position'), 'type', 'at', 'actor_role', 'data'])
              .whereRef('audit.audit_log.appointment_id', '=', 'visit.appointment_id')
              .orderBy('ordinal'),
          ).as('events'),
        ])
        .where('visit.appointment_id', '=', params.id),
    );
    if (visit === undefined) throw noAppointment();
    if (!isParty(party, visit)) throw notYours();
    return {
      items: visit.events.map(({ position, type, at, actor_role: by, data }) => ({
        position,
        type,
        at: instantOf(at),
        by: by ?? 'system',
        ...timeOf(data),
      })),
    };
  });
}
