import type { Connections, OpenWorkshop } from '../open-workshop.ts';
import { carryOutOrder } from '../operations/carry-out-order.ts';
import { rebuild } from '../operations/rebuild.ts';
import { readCheckpoints } from '../runner/checkpoint.ts';
import { startRunner, type Runner, type RunnerOptions } from '../runner/start-runner.ts';
import { until } from './until.ts';

/** Runs every projection of a workshop, as the service does. */
export function runAll(workshop: OpenWorkshop & Connections, more: Partial<RunnerOptions> = {}): Runner {
  return startRunner({
    ...workshop,
    migrate: async () => undefined,
    identify: async () => workshop.storeId,
    upgrade: async (projection) => {
      await rebuild(workshop, projection);
    },
    carryOut: (order, report) => carryOutOrder(workshop, workshop.projections, order, report),
    onRefusal: (error) => {
      throw error;
    },
    ...more,
  });
}

/** Waits until all read models, or the named ones, have reached a position. */
export async function untilAt(
  { database, projections }: OpenWorkshop,
  position: bigint,
  names?: readonly string[],
): Promise<void> {
  await until(`${names?.join(', ') ?? 'all'} at ${position}`, async () => {
    const checkpoints = (await readCheckpoints(database)).filter(({ name }) => names?.includes(name) ?? true);
    const there =
      checkpoints.length === (names ?? projections).length && checkpoints.every((one) => one.position >= position);
    return there ? true : undefined;
  });
}
