import { listConflicts } from '@daybook/contracts/http/conflict-routes.ts';
import { instant } from '@daybook/contracts/instant.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { z } from 'zod';
import { notYours, partyOf } from '../appointments/party.ts';
import { readCursor, toPage } from '../reading/cursor.ts';
import { instantOf } from '../reading/instant-of.ts';
import { requireRange } from '../reading/require-range.ts';
import type { Services } from '../services.ts';
import { conflictModels, selectConflicts } from './select-conflicts.ts';
import { toConflict } from './to-conflict.ts';

const sortKey = z.tuple([instant, z.hash('md5')]);

/** Mounts the list of soft rules that visits stand against: everybody's for an admin, of their own book for a practitioner. */
export function mountListConflicts(router: Router, { models, guard, now }: Services): void {
  serveRoute(router, guard, listConflicts, async ({ query, identity, ...exchange }) => {
    const { limit, to, practitionerId } = query;
    const at = now();
    const from = query.from ?? at.toISOString();
    const party = partyOf(identity);
    const own = party.kind === 'everything' ? undefined : party.person;
    if (own !== undefined && practitionerId !== undefined && practitionerId !== own) throw notYours();
    if (to !== undefined) requireRange(from, to);
    const after = readCursor(sortKey, query.cursor);
    const span = { now: at, from: new Date(from), to: to === undefined ? undefined : new Date(to) };
    const rows = await models.read(conflictModels, exchange, (database) =>
      selectConflicts(database, { ...span, own, practitionerId: own ?? practitionerId, after, limit: limit + 1 }),
    );
    return toPage(rows, limit, (row) => [instantOf(row.start_at), row.key], toConflict);
  });
}
