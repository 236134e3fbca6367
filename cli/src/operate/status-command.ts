import { readCheckpoints } from '@daybook/projections/runner/checkpoint.ts';
import { withWorkshop } from './open-operation.ts';

/** `daybook status`: where every projection stands, and at what it stopped. */
export async function statusCommand(): Promise<void> {
  await withWorkshop(process.env, async ({ database, store }) => {
    const head = await store.headPosition();
    for (const { name, state, position, error } of await readCheckpoints(database)) {
      const where =
        error === undefined
          ? ''
          : `  stopped at event ${error.eventId} (${error.stream}@${error.revision}): ${error.message}`;
      console.log(`${name.padEnd(14)} ${state.padEnd(6)} position ${position} of ${head}${where}`);
    }
  });
}
