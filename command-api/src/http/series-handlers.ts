import type { Router } from 'express';
import * as routes from '@daybook/contracts/http/appointment-routes.ts';
import { pageOfSlot } from '@daybook/contracts/page-address.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { bookSeries } from '../visits/book-series.ts';
import { bookedFor } from './booked-for.ts';
import { needAddress } from './need-address.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';
import type { SeriesAnswer } from '../visits/book-series.ts';

/** Mounts recurring visits. */
export function mountSeries(router: Router, services: Services): void {
  const { guard, fingerprintKey, once, now } = services;
  serveRoute(router, guard, routes.bookSeries, async (request) => {
    const { body, identity, reply } = request;
    const command = readCommand(request, { route: 'bookSeries', body }, fingerprintKey);
    needAddress(pageOfSlot(body.slotId), 'slotId');
    const at = now();
    const outcome = await once<SeriesAnswer>(command, async (settled) => {
      if (settled !== undefined) return undefined;
      const found = await bookedFor(services, identity, body.patientId);
      if ('refused' in found) return { kind: 'refused', refusal: found.refused };
      const { slotId, visitTypeId, reason, override, everyWeeks, count, mode } = body;
      return bookSeries(services, command, {
        slotId,
        visitTypeId,
        reason,
        override,
        everyWeeks,
        count,
        mode,
        patientId: found.patientId,
        holderId: identity.accountId,
        actor: pageActor(identity),
        now: at,
      });
    });
    return answerOutcome(outcome, reply);
  });
}
