import { judgeProjection } from '@daybook/platform/projection-health.ts';
import { readCheckpoints, type Checkpoint } from '@daybook/projections/runner/checkpoint.ts';
import { withWorkshop } from './open-operation.ts';

/** One line: green or red as seen from outside, how far, how late, and the last error. */
function statusLine(checkpoint: Checkpoint, head: bigint, now: Date): string {
  const { name, position, heartbeatAt } = checkpoint;
  const lagSeconds =
    heartbeatAt === undefined ? undefined : Math.max(0, (now.getTime() - heartbeatAt.getTime()) / 1_000);
  const { state, reason } = judgeProjection({ ...checkpoint, lagSeconds });
  const lag = lagSeconds === undefined ? 'no heartbeat' : `heartbeat ${Math.round(lagSeconds)} s ago`;
  return `${name.padEnd(14)} ${state.padEnd(6)} position ${position} of ${head}, ${lag}${reason === undefined ? '' : `  ${reason}`}`;
}

/** `daybook status`: where every projection stands, whether it is well, and at what it stopped. */
export async function statusCommand(): Promise<void> {
  await withWorkshop(process.env, async ({ database, store }) => {
    const head = await store.headPosition();
    for (const checkpoint of await readCheckpoints(database)) console.log(statusLine(checkpoint, head, new Date()));
  });
}
