import { readHistory } from '@daybook/contracts/http/appointment-routes.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { z } from 'zod';
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
    const { visit, rows } = await models.read(['schedule', 'audit_log'], exchange, async (snapshot) => ({
      visit: await snapshot
        .selectFrom('schedule.appointment')
        .select(['patient_id', 'practitioner_id'])
        .where('appointment_id', '=', params.id)
        .executeTakeFirst(),
      rows: await snapshot
        .selectFrom('audit.audit_log')
        .select(['position', 'type', 'at', 'actor_role', 'data'])
        .where('appointment_id', '=', params.id)
        .orderBy('ordinal')
        .execute(),
    }));
    if (visit === undefined) throw noAppointment();
    if (!isParty(party, visit)) throw notYours();
    return {
      items: rows.map(({ position, type, at, actor_role: by, data }) => ({
        position,
        type,
        at: at.toISOString(),
        by: by ?? 'system',
        ...timeOf(data),
      })),
    };
  });
}
