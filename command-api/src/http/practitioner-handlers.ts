import type { Router } from 'express';
import { v5 } from 'uuid';
import type { PractitionerEvent } from '@daybook/contracts/events/catalogue.ts';
import * as routes from '@daybook/contracts/http/practitioner-routes.ts';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { registerAccount } from '../identity/register-account.ts';
import { keyReused } from './key-reused.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Command } from '../write-path/command.ts';
import type { Decision } from '@daybook/scheduling/decision.ts';
import { changePractitioner, type PractitionerRefusal } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import { changeProfile } from '@daybook/scheduling/practitioner/change-profile.ts';
import type { PractitionerState } from '@daybook/scheduling/practitioner/practitioner-state.ts';
import { verifyPractitioner } from '@daybook/scheduling/practitioner/verify-practitioner.ts';
import { activationProblem } from './activation-problem.ts';
import { pageActor } from './page-actor.ts';
import type { Services } from './services.ts';

/** Mounts adding a practitioner and changing who they are. */
export function mountPractitioners(router: Router, services: Services): void {
  const { guard, fingerprintKey, sameWish, practitioners } = services;
  serveRoute(router, guard, routes.addPractitioner, async (request) => {
    const { body, reply } = request;
    const { email, password, ...profile } = body;
    const command = readCommand(request, { route: 'addPractitioner', body }, fingerprintKey);
    if (!(await sameWish(command))) throw keyReused();
    const practitionerId = v5('practitioner', command.id);
    const event = { type: 'PractitionerRegistered' as const, data: { practitionerId, ...profile, verified: true } };
    const account = {
      email,
      password,
      role: 'practitioner' as const,
      person: practitionerId,
      stream: practitionerStream(practitionerId),
      event,
    };
    const registered = await registerAccount(services, command, account, false).catch(activationProblem);
    const position = `${registered.position ?? 0n}`;
    reply.set('Daybook-Position', position);
    return { practitionerId: registered.person, position };
  });

  const change = (
    command: Command,
    id: string,
    decide: (state: PractitionerState) => Decision<PractitionerEvent, PractitionerRefusal>,
  ) => practitioners.execute(command, { stream: practitionerStream(id), decide, answer: () => ({}) });

  serveRoute(router, guard, routes.changePractitioner, async (request) => {
    const { params, body, identity, reply } = request;
    const { id: practitionerId } = params;
    const command = readCommand(request, { route: 'changePractitioner', ...params, body }, fingerprintKey);
    const outcome = await change(command, practitionerId, (state) =>
      changeProfile(state, { practitionerId, ...body }, pageActor(identity)),
    );
    return { practitionerId, ...answerOutcome(outcome, reply) };
  });

  serveRoute(router, guard, routes.verifyPractitioner, async (request) => {
    const { params, body, reply } = request;
    const { id: practitionerId } = params;
    const command = readCommand(request, { route: 'verifyPractitioner', ...params, body }, fingerprintKey);
    const outcome = await change(command, practitionerId, (state) => verifyPractitioner(state, practitionerId, body));
    return { practitionerId, verified: true as const, ...answerOutcome(outcome, reply) };
  });

  serveRoute(router, guard, routes.setAvailability, async (request) => {
    const { params, body, reply } = request;
    const { available } = body;
    const command = readCommand(request, { route: 'setAvailability', ...params, body }, fingerprintKey);
    const data = { practitionerId: params.id, available };
    const outcome = await change(command, params.id, (state) =>
      changePractitioner(state, { type: 'AvailabilityChanged', data }),
    );
    return { available, ...answerOutcome(outcome, reply) };
  });
}
