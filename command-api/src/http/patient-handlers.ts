import type { Router } from 'express';
import { v5 } from 'uuid';
import * as routes from '@daybook/contracts/http/patient-routes.ts';
import { patientStream } from '@daybook/contracts/stream-names.ts';
import { WrongExpectedRevision } from '@daybook/event-store/errors.ts';
import { serveRoute } from '@daybook/platform/http/serve-route.ts';
import { prepareEvents } from '../write-path/event-writer.ts';
import { keyReused } from './key-reused.ts';
import { readCommand } from './read-command.ts';
import type { Services } from './services.ts';

/** Mounts noting a patient who has no account. */
export function mountPatients(router: Router, services: Services): void {
  const { guard, fingerprintKey, keyring, store, sameWish } = services;
  serveRoute(router, guard, routes.addPatient, async (request) => {
    const { body, reply } = request;
    const command = readCommand(request, { route: 'addPatient', body }, fingerprintKey);
    if (!(await sameWish(command))) throw keyReused();
    const patientId = v5('patient', command.id);
    const stream = patientStream(patientId);
    const { name, phone, email } = body;
    const data = {
      patientId,
      name,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
    };
    const events = await prepareEvents(keyring, command, stream, [{ type: 'PatientRegistered', data }]);
    // The id comes from the command: whatever is in the stream already is an earlier success of it.
    const position = await store.append(stream, 'no_stream', events).then(
      (appended) => appended.position,
      async (error: unknown) => {
        const last = error instanceof WrongExpectedRevision ? await store.readLast(stream) : undefined;
        if (last === undefined) throw error;
        return last.position;
      },
    );
    reply.set('Daybook-Position', `${position}`);
    return { patientId, position: `${position}` };
  });
}
