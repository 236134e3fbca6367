import type { Response, Router } from 'express';
import { v5 } from 'uuid';
import * as routes from '@daybook/contracts/http/location-routes.ts';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { setVisitTypes, type LocationChange } from '@daybook/scheduling/location/change-location.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { changeClinic } from '../clinics/change-clinic.ts';
import { openClinic } from '../clinics/open-clinic.ts';
import type { Command } from '../write-path/command.ts';
import { pageActor } from './page-actor.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

/** Mounts clinics, their rules, kinds of visits and closures. */
export function mountLocations(router: Router, services: Services): void {
  const { guard, fingerprintKey, locations } = services;

  async function change(command: Command, locationId: string, event: LocationChange, actor: Actor, reply: Response) {
    return answerOutcome(await changeClinic(services, command, { locationId, change: event, actor }), reply);
  }

  serveRoute(router, guard, routes.openLocation, async (request) => {
    const { body, identity, reply } = request;
    const command = readCommand(request, { route: 'openLocation', body }, fingerprintKey);
    return answerOutcome(await openClinic(services, command, body, pageActor(identity)), reply);
  });

  serveRoute(router, guard, routes.changeLocation, async (request) => {
    const { params, body, identity, reply } = request;
    const command = readCommand(request, { route: 'changeLocation', ...params, body }, fingerprintKey);
    const data = { locationId: params.id, ...body };
    return change(command, params.id, { type: 'LocationChanged', data }, pageActor(identity), reply);
  });

  serveRoute(router, guard, routes.setPolicy, async (request) => {
    const { params, body, identity, reply } = request;
    const command = readCommand(request, { route: 'setPolicy', ...params, body }, fingerprintKey);
    const data = { locationId: params.id, policy: body };
    return change(command, params.id, { type: 'BookingPolicySet', data }, pageActor(identity), reply);
  });

  serveRoute(router, guard, routes.setVisitTypes, async (request) => {
    const { params, body, identity, reply } = request;
    const command = readCommand(request, { route: 'setVisitTypes', ...params, body }, fingerprintKey);
    const made = new Set<string>();
    const visitTypes = body.visitTypes.map((visitType, index) => {
      const visitTypeId = visitType.visitTypeId ?? v5(`visit type ${index}`, command.id);
      if (visitType.visitTypeId === undefined) made.add(visitTypeId);
      return { ...visitType, visitTypeId };
    });
    const wish = { locationId: params.id, visitTypes, isNew: (visitTypeId: string) => made.has(visitTypeId) };
    const outcome = await locations.execute(command, {
      stream: locationStream(params.id),
      decide: (state) => setVisitTypes(state, wish, pageActor(identity)),
      answer: () => ({ locationId: params.id, visitTypes }),
    });
    return answerOutcome(outcome, reply);
  });

  serveRoute(router, guard, routes.addClosure, async (request) => {
    const { params, body, identity, reply } = request;
    const command = readCommand(request, { route: 'addClosure', ...params, body }, fingerprintKey);
    const closureId = v5('closure', command.id);
    const data = { locationId: params.id, closureId, ...body };
    return {
      ...(await change(command, params.id, { type: 'ClosureAdded', data }, pageActor(identity), reply)),
      closureId,
    };
  });

  serveRoute(router, guard, routes.removeClosure, async (request) => {
    const { params, identity, reply } = request;
    const command = readCommand(request, { route: 'removeClosure', ...params }, fingerprintKey);
    const data = { locationId: params.id, closureId: params.closureId };
    return change(command, params.id, { type: 'ClosureRemoved', data }, pageActor(identity), reply);
  });
}
