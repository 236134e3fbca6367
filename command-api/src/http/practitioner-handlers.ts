import type { Router } from 'express';
import { v5 } from 'uuid';
import * as routes from '@daybook/contracts/http/practitioner-routes.ts';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { registerAccount } from '../identity/register-account.ts';
import { keyReused } from './key-reused.ts';
import { answerOutcome, readCommand } from './read-command.ts';
import type { Command } from '../write-path/command.ts';
import { changePractitioner, type PractitionerChange } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import { activationProblem } from './activation-problem.ts';
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

  const change = (command: Command, id: string, event: PractitionerChange) =>
    practitioners.execute(command, {
      stream: practitionerStream(id),
      decide: (state) => changePractitioner(state, event),
      answer: () => ({}),
    });

  serveRoute(router, guard, routes.changePractitioner, async (request) => {
    const { params, body, reply } = request;
    const { id: practitionerId } = params;
    const command = readCommand(request, { route: 'changePractitioner', ...params, body }, fingerprintKey);
    const outcome = await change(command, practitionerId, {
      type: 'ProfileChanged',
      data: { practitionerId, ...body },
    });
    return { practitionerId, ...answerOutcome(outcome, reply) };
  });

  serveRoute(router, guard, routes.verifyPractitioner, async (request) => {
    const { params, reply } = request;
    const { id: practitionerId } = params;
    const command = readCommand(request, { route: 'verifyPractitioner', ...params }, fingerprintKey);
    const outcome = await change(command, practitionerId, { type: 'PractitionerVerified', data: { practitionerId } });
    return { practitionerId, verified: true as const, ...answerOutcome(outcome, reply) };
  });

  serveRoute(router, guard, routes.setAvailability, async (request) => {
    const { params, body, reply } = request;
    const { available } = body;
    const command = readCommand(request, { route: 'setAvailability', ...params, body }, fingerprintKey);
    const data = { practitionerId: params.id, available };
    const outcome = await change(command, params.id, { type: 'AvailabilityChanged', data });
    return { available, ...answerOutcome(outcome, reply) };
  });
}
