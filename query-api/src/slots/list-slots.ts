import { listSlots, slotIdInput } from '@daybook/contracts/http/slot-routes.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { z } from 'zod';
import { offeredFor } from '../offers/offered-for.ts';
import { isShownTo } from '../practitioners/is-shown-to.ts';
import { readCursor, toPage } from '../reading/cursor.ts';
import { instantOf } from '../reading/instant-of.ts';
import { requireRange } from '../reading/require-range.ts';
import type { Services } from '../services.ts';
import { isOffered } from './is-offered.ts';

const sortKey = z.tuple([instant, slotIdInput]);
const longest = 31;
const week = 7 * 86_400_000;

/**
 * Mounts the list of times, soonest first. Free ones are shown only while they are still to come; with a kind of visit, only
 * those at which it fits.
 */
export function mountListSlots(router: Router, { models, guard, now }: Services): void {
  serveRoute(router, guard, listSlots, async ({ query, identity, ...exchange }) => {
    const { limit, practitionerId, specialty, locationId, status } = query;
    const at = now();
    const from = query.from ?? at.toISOString();
    const to = query.to ?? new Date(Date.parse(from) + week).toISOString();
    requireRange(from, to, longest);
    const after = readCursor(sortKey, query.cursor);
    if (query.visitTypeId !== undefined && status === 'free') {
      const asked = { visitTypeId: query.visitTypeId, practitionerId, specialty, locationId, from, to, limit };
      const place = after === undefined ? undefined : { start: after[0], slotId: after[1] };
      const times = await offeredFor(models, exchange, { ...asked, now: at.toISOString(), after: place });
      return toPage(
        times,
        limit,
        ({ start, slotId }) => [start, slotId],
        (time) => ({ ...time, status }),
      );
    }
    const rows = await models.read(['practitioners', 'locations', 'schedule'], exchange, (database) => {
      let slots = database
        .selectFrom('schedule.slot as slot')
        .select([
          'slot.slot_id',
          'slot.practitioner_id',
          'slot.location_id',
          'slot.start_at',
          'slot.end_at',
          'slot.status',
        ])
        .where('slot.status', '=', status)
        .where(isShownTo(identity, 'slot.practitioner_id'))
        .where('slot.start_at', '>=', new Date(from))
        .where('slot.start_at', '<', new Date(to))
        .orderBy('slot.start_at')
        .orderBy('slot.slot_id')
        .limit(limit + 1);
      if (status === 'free') slots = slots.where('slot.start_at', '>', at);
      // A book is shown as it is; among all, only who can be booked.
      if (status === 'free' && practitionerId === undefined && query.unoffered === 'false')
        slots = slots.where(isOffered('slot', at));
      if (locationId !== undefined) slots = slots.where('slot.location_id', '=', locationId);
      if (practitionerId !== undefined) slots = slots.where('slot.practitioner_id', '=', practitionerId);
      if (specialty !== undefined) {
        slots = slots
          .innerJoin('practitioners.practitioner as who', 'who.practitioner_id', 'slot.practitioner_id')
          .where('who.specialty', '=', specialty);
      }
      if (after !== undefined) {
        const [start, id] = after;
        slots = slots.where(sql<boolean>`(slot.start_at, slot.slot_id) > (${start}::timestamptz, ${id})`);
      }
      return slots;
    });
    return toPage(
      rows,
      limit,
      (row) => [instantOf(row.start_at), row.slot_id],
      (row) => ({
        slotId: row.slot_id,
        practitionerId: row.practitioner_id,
        ...(row.location_id === null ? {} : { locationId: row.location_id }),
        start: instantOf(row.start_at),
        end: instantOf(row.end_at),
        status: row.status,
      }),
    );
  });
}
