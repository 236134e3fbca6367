import { listAppointments } from '@daybook/contracts/http/appointment-queries.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { appointmentIdForm } from '@daybook/contracts/page-address.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { z } from 'zod';
import { readCursor, toPage } from '../reading/cursor.ts';
import { instantOf } from '../reading/instant-of.ts';
import { requireRange } from '../reading/require-range.ts';
import type { Services } from '../services.ts';
import { appointmentModels, selectAppointments, toAppointment } from './appointment-row.ts';
import { notYours, partyOf } from './party.ts';

const sortKey = z.tuple([instant, z.string().regex(appointmentIdForm)]);

/** Mounts the list of appointments, latest start first: one's own, or everybody's for an admin. */
export function mountListAppointments(router: Router, { models, keyring, guard }: Services): void {
  serveRoute(router, guard, listAppointments, async ({ query, identity, ...exchange }) => {
    const { limit, status, from, to, locationId } = query;
    const party = partyOf(identity);
    const mine = party.kind === 'everything' ? {} : { [`${party.kind}Id`]: party.person };
    const { patientId, practitionerId }: { patientId?: string | undefined; practitionerId?: string | undefined } = {
      patientId: query.patientId,
      practitionerId: query.practitionerId,
      ...mine,
    };
    // Asking for somebody else's is refused, not answered with an empty list.
    if (query.patientId !== undefined && query.patientId !== patientId) throw notYours();
    if (query.practitionerId !== undefined && query.practitionerId !== practitionerId) throw notYours();
    if (from !== undefined && to !== undefined) requireRange(from, to);
    const after = readCursor(sortKey, query.cursor);
    const rows = await models.read(appointmentModels, exchange, (database) => {
      let visits = selectAppointments(database)
        .orderBy('visit.start_at', 'desc')
        .orderBy('visit.appointment_id', 'desc')
        .limit(limit + 1);
      if (patientId !== undefined) visits = visits.where('visit.patient_id', '=', patientId);
      if (practitionerId !== undefined) visits = visits.where('visit.practitioner_id', '=', practitionerId);
      if (locationId !== undefined) visits = visits.where('visit.location_id', '=', locationId);
      if (status !== undefined) visits = visits.where(sql<string>`visit.status`, '=', status);
      if (from !== undefined) visits = visits.where('visit.start_at', '>=', new Date(from));
      if (to !== undefined) visits = visits.where('visit.start_at', '<', new Date(to));
      if (after !== undefined) {
        const [start, id] = after;
        visits = visits.where(sql<boolean>`(visit.start_at, visit.appointment_id) < (${start}::timestamptz, ${id})`);
      }
      return visits;
    });
    const page = toPage(
      rows,
      limit,
      (row) => [instantOf(row.start_at), row.appointment_id],
      (row) => toAppointment(keyring, row, party),
    );
    return { ...page, items: await Promise.all(page.items) };
  });
}
