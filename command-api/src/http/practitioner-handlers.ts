import type { Router } from 'express';
import { v5 } from 'uuid';
import * as routes from '@daybook/contracts/http/practitioner-routes.ts';
import { practitionerStream } from '@daybook/contracts/stream-names.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { registerAccount } from '../identity/register-account.ts';
import { keyReused } from './key-reused.ts';
import { readCommand } from './read-command.ts';
import { activationProblem } from './activation-problem.ts';
import type { Services } from './services.ts';

/** Mounts adding a practitioner. */
export function mountPractitioners(router: Router, services: Services): void {
  const { guard, fingerprintKey, sameWish } = services;
  serveRoute(router, guard, routes.addPractitioner, async (request) => {
    const { body, reply } = request;
    const { email, password, ...profile } = body;
    const command = readCommand(request, { route: 'addPractitioner', body }, fingerprintKey);
    if (!(await sameWish(command))) throw keyReused();
    const practitionerId = v5('practitioner', command.id);
    const event = { type: 'PractitionerRegistered' as const, data: { practitionerId, ...profile } };
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
}
