import type { Router } from 'express';
import { v5 } from 'uuid';
import * as routes from '@daybook/contracts/http/hours-routes.ts';
import { locationStream, practitionerStream } from '@daybook/contracts/stream-names.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { changePractitioner, type PractitionerChange } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import { fitPages } from '../policies/fit-pages.ts';
import type { Command } from '../write-path/command.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';
import type { Response } from 'express';

/** Mounts weekly hours, overrides and time off. Each answers with what it did to the book, and whom it affects. */
export function mountHours(router: Router, services: Services): void {
  const { guard, fingerprintKey, practitioners, location: follow } = services;

  async function needLocation(locationId: string): Promise<void> {
    // A name that is kept for a clinic has a stream, and is none.
    if ((await follow(locationStream(locationId)))?.state.profile !== undefined) return;
    throw new HttpProblem(422, 'location-not-found', 'There is no such clinic.', {
      errors: [{ field: 'locationId', rule: 'known', message: 'names no clinic' }],
    });
  }

  /** Records the change, then fits the pages to it; were this to stop in between, the policy would go on. */
  async function change(command: Command, practitionerId: string, event: PractitionerChange, reply: Response) {
    const outcome = await practitioners.execute(command, {
      stream: practitionerStream(practitionerId),
      decide: (state) => changePractitioner(state, event),
      answer: () => ({}),
    });
    const { position } = answerOutcome(outcome, reply);
    const fitted = await fitPages(services, command, practitionerId);
    if (!fitted.isWhole)
      throw new HttpProblem(
        503,
        'outcome-unknown',
        'It is recorded, and not all days follow it yet: repeat with the same Idempotency-Key to hear of all of them.',
      );
    const last = fitted.position > BigInt(position) ? `${fitted.position}` : position;
    reply.set('Daybook-Position', last);
    return { opened: fitted.opened, closed: fitted.closed, affected: [...fitted.affected], position: last };
  }

  serveRoute(router, guard, routes.setWeeklyHours, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'setWeeklyHours', ...params, body }, fingerprintKey);
    await needLocation(body.locationId);
    const data = { practitionerId: params.id, ...body };
    return change(command, params.id, { type: 'WeeklyHoursSet', data }, reply);
  });

  serveRoute(router, guard, routes.setDateOverride, async (request) => {
    const { params, body, reply } = request;
    const { id: practitionerId, date } = params;
    const { locationId, ranges } = body;
    const command = readCommand(request, { route: 'setDateOverride', ...params, body }, fingerprintKey);
    await needLocation(locationId);
    const where = { practitionerId, locationId, date };
    return change(
      command,
      practitionerId,
      ranges === null
        ? { type: 'DateOverrideRemoved', data: where }
        : { type: 'DateOverrideSet', data: { ...where, ranges } },
      reply,
    );
  });

  serveRoute(router, guard, routes.addTimeOff, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'addTimeOff', ...params, body }, fingerprintKey);
    const timeOffId = v5('time off', command.id);
    const data = { practitionerId: params.id, timeOffId, ...body };
    return { ...(await change(command, params.id, { type: 'TimeOffAdded', data }, reply)), timeOffId };
  });

  serveRoute(router, guard, routes.removeTimeOff, async (request) => {
    const { params, reply } = request;
    const command = readCommand(request, { route: 'removeTimeOff', ...params }, fingerprintKey);
    const data = { practitionerId: params.id, timeOffId: params.timeOffId };
    return change(command, params.id, { type: 'TimeOffRemoved', data }, reply);
  });
}
