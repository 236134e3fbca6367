import { readAppointment } from '@daybook/contracts/http/appointment-queries.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Services } from '../services.ts';
import { appointmentModels, selectAppointments, toAppointment } from './appointment-row.ts';
import { isParty, notYours, partyOf } from './party.ts';

/** The refusal of an id nobody was given. */
export const noAppointment = (): HttpProblem => new HttpProblem(404, 'not-found', 'There is no such appointment.');

/** Mounts one appointment, for its parties. */
export function mountReadAppointment(router: Router, { models, keyring, guard }: Services): void {
  serveRoute(router, guard, readAppointment, async ({ params, identity, ...exchange }) => {
    const party = partyOf(identity);
    const [row] = await models.read(appointmentModels, exchange, (database) =>
      selectAppointments(database).where('visit.appointment_id', '=', params.id),
    );
    if (row === undefined) throw noAppointment();
    if (!isParty(party, row)) throw notYours();
    return toAppointment(keyring, row, party);
  });
}
