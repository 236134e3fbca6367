import { readPractitioner } from '@daybook/contracts/http/practitioner-routes.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Router } from 'express';
import type { Services } from '../services.ts';
import { isShownTo } from './is-shown-to.ts';
import { cardModels, selectCards, toCard } from './practitioner-card.ts';

/** Mounts one practitioner's public page. */
export function mountReadPractitioner(router: Router, { models, guard, now }: Services): void {
  serveRoute(router, guard, readPractitioner, async ({ params, identity, ...exchange }) => {
    const [row] = await models.read(cardModels, exchange, (database) =>
      selectCards(database, now())
        .where('practitioner.practitioner_id', '=', params.id)
        .where(isShownTo(identity, 'practitioner.practitioner_id')),
    );
    if (row === undefined) throw new HttpProblem(404, 'not-found', 'There is no such practitioner.');
    return toCard(row);
  });
}
