import { readHistory } from '@daybook/contracts/http/appointment-queries.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { instantOf } from '../reading/instant-of.ts';
import type { Services } from '../services.ts';
import { hiddenTypes, toHistoryLine } from './history-line.ts';
import { isParty, notYours, partyOf } from './party.ts';
import { noAppointment } from './read-appointment.ts';

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
              .selectFrom('audit.audit_log as entry')
              .select([sql<string>`position::text`.as('position'), 'type', 'at', 'actor_role', 'data'])
              .where('type', 'not in', hiddenTypes)
              .where((event) =>
                event.or([
                  event('entry.appointment_id', '=', event.ref('visit.appointment_id')),
                  sql<boolean>`(entry.further_ids <> '{}' and entry.further_ids @> array[visit.appointment_id])`,
                ]),
              )
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
        at: instantOf(at),
        by: by ?? 'system',
        ...toHistoryLine(params.id, type, data),
      })),
    };
  });
}
