import { searchPractitioners } from '@daybook/contracts/http/practitioner-routes.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import { sql } from 'kysely';
import { z } from 'zod';
import { containing } from '../reading/containing.ts';
import { readCursor, toPage } from '../reading/cursor.ts';
import type { Services } from '../services.ts';
import { cardModels, selectCards, toCard } from './practitioner-card.ts';

const sortKey = z.tuple([z.string().regex(/^[^\0]*$/), z.uuid()]);

/** Mounts the public list of practitioners: by name, by speciality, by part of either. */
export function mountSearchPractitioners(router: Router, { models, guard, now }: Services): void {
  serveRoute(router, guard, searchPractitioners, async ({ query, identity, ...exchange }) => {
    const { limit, specialty, q, verified } = query;
    const after = readCursor(sortKey, query.cursor);
    const rows = await models.read(cardModels, exchange, (database) => {
      let cards = selectCards(database, now())
        .orderBy('practitioner.name')
        .orderBy('practitioner.practitioner_id')
        .limit(limit + 1);
      // Not even their own place in the list is shown to those who wait: it is what patients see.
      if (identity?.role !== 'admin') cards = cards.where('practitioner.verified', '=', true);
      if (verified !== 'any') cards = cards.where('practitioner.verified', '=', verified === 'true');
      if (specialty !== undefined) cards = cards.where('practitioner.specialty', '=', specialty);
      if (q !== undefined && q !== '') {
        const part = containing(q);
        cards = cards.where(sql<boolean>`(practitioner.name ilike ${part} or practitioner.specialty ilike ${part})`);
      }
      if (after !== undefined) {
        const [name, id] = after;
        cards = cards.where(sql<boolean>`(practitioner.name, practitioner.practitioner_id) > (${name}, ${id}::uuid)`);
      }
      return cards;
    });
    return toPage(rows, limit, (row) => [row.name, row.practitioner_id], toCard);
  });
}
