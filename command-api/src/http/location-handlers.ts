import type { Response, Router } from 'express';
import { v5 } from 'uuid';
import { clinicPolicy } from '@daybook/contracts/booking-policy.ts';
import type { LocationEvent } from '@daybook/contracts/events/catalogue.ts';
import * as routes from '@daybook/contracts/http/location-routes.ts';
import { locationStream } from '@daybook/contracts/stream-names.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import type { Decision } from '@daybook/scheduling/decision.ts';
import {
  changeLocation,
  openLocation,
  setVisitTypes,
  type LocationChange,
} from '@daybook/scheduling/location/change-location.ts';
import type { LocationState } from '@daybook/scheduling/location/location-state.ts';
import type { Command } from '../write-path/command.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Services } from './services.ts';

/** Mounts clinics, their rules, kinds of visits and closures. */
export function mountLocations(router: Router, services: Services): void {
  const { guard, fingerprintKey, locations } = services;

  async function decide(
    command: Command,
    locationId: string,
    judge: (state: LocationState) => Decision<LocationEvent>,
    reply: Response,
  ) {
    const outcome = await locations.execute(command, {
      stream: locationStream(locationId),
      decide: judge,
      answer: () => ({ locationId }),
    });
    return answerOutcome(outcome, reply);
  }
  const change = async (command: Command, locationId: string, event: LocationChange, reply: Response) => {
    const { position } = await decide(command, locationId, (state) => changeLocation(state, event), reply);
    return { locationId, position };
  };

  serveRoute(router, guard, routes.openLocation, async (request) => {
    const { body, reply } = request;
    const command = readCommand(request, { route: 'openLocation', body }, fingerprintKey);
    const locationId = v5('location', command.id);
    const data = { locationId, ...body };
    const { position } = await decide(command, locationId, (state) => openLocation(state, data, clinicPolicy), reply);
    return { locationId, position };
  });

  serveRoute(router, guard, routes.changeLocation, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'changeLocation', ...params, body }, fingerprintKey);
    return change(command, params.id, { type: 'LocationChanged', data: { locationId: params.id, ...body } }, reply);
  });

  serveRoute(router, guard, routes.setPolicy, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'setPolicy', ...params, body }, fingerprintKey);
    return change(
      command,
      params.id,
      { type: 'BookingPolicySet', data: { locationId: params.id, policy: body } },
      reply,
    );
  });

  serveRoute(router, guard, routes.setVisitTypes, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'setVisitTypes', ...params, body }, fingerprintKey);
    const made = new Set<string>();
    const visitTypes = body.visitTypes.map((visitType, index) => {
      const visitTypeId = visitType.visitTypeId ?? v5(`visit type ${index}`, command.id);
      if (visitType.visitTypeId === undefined) made.add(visitTypeId);
      return { ...visitType, visitTypeId };
    });
    const wish = { locationId: params.id, visitTypes, isNew: (visitTypeId: string) => made.has(visitTypeId) };
    const { position } = await decide(command, params.id, (state) => setVisitTypes(state, wish), reply);
    return { locationId: params.id, visitTypes, position };
  });

  serveRoute(router, guard, routes.addClosure, async (request) => {
    const { params, body, reply } = request;
    const command = readCommand(request, { route: 'addClosure', ...params, body }, fingerprintKey);
    const closureId = v5('closure', command.id);
    const data = { locationId: params.id, closureId, ...body };
    return { ...(await change(command, params.id, { type: 'ClosureAdded', data }, reply)), closureId };
  });

  serveRoute(router, guard, routes.removeClosure, async (request) => {
    const { params, reply } = request;
    const command = readCommand(request, { route: 'removeClosure', ...params }, fingerprintKey);
    const data = { locationId: params.id, closureId: params.closureId };
    return change(command, params.id, { type: 'ClosureRemoved', data }, reply);
  });
}
