import { userInfo } from 'node:os';
import { skipEvent } from '@daybook/projections/runner/skip-event.ts';
import { withWorkshop } from './open-operation.ts';

/** `daybook skip`: lets a projection that stopped at an event go on behind it; who did it is recorded. */
export async function skipCommand(projection: string, eventId: string): Promise<void> {
  await withWorkshop(process.env, async ({ database }) => {
    await skipEvent(database, projection, eventId, userInfo().username);
    console.log(`${projection}: skipped event ${eventId}; it goes on behind it.`);
  });
}
