import type { Logger } from '@daybook/platform/logger.ts';
import { readCheckpoints } from './checkpoint.ts';
import { Freshness } from './freshness.ts';
import { pause } from '@daybook/platform/pause.ts';
import type { Projection } from './projection.ts';
import type { Runtime } from './run-projection.ts';
import { showCheckpoint } from './runner-metrics.ts';

const every = 1_000;
/** How old the last look may be, in ms, before it says nothing any more. */
const lookLasts = 10_000;

/** Looks at all checkpoints each second, whichever process moves them: metrics, and the answer to "ready?". */
export class Monitor {
  readonly #projections: readonly Projection[];
  readonly #runtime: Runtime;
  readonly #logger: Logger;
  #faults: readonly string[] = ['the projections have not been looked at yet'];
  #lookedAt = performance.now();

  constructor(projections: readonly Projection[], runtime: Runtime) {
    this.#projections = projections;
    this.#runtime = runtime;
    this.#logger = runtime.logger;
  }

  /** Runs until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const freshness = new Freshness(this.#runtime.store, this.#runtime.prefixes);
    while (!signal.aborted) {
      try {
        await this.#look(freshness);
      } catch (error) {
        if (!signal.aborted) this.#logger.debug({ err: error }, 'cannot look at the projections now');
      }
      await pause(every, signal);
    }
  }

  async #look(freshness: Freshness): Promise<void> {
    const { database, store } = this.#runtime;
    const [checkpoints, head] = await Promise.all([readCheckpoints(database), store.headPosition()]);
    const faults: string[] = [];
    for (const { name, version } of this.#projections) {
      const checkpoint = checkpoints.find((one) => one.name === name);
      if (checkpoint === undefined) {
        faults.push(`${name} has no checkpoint`);
        continue;
      }
      showCheckpoint(checkpoint, head);
      const late = await freshness.look(checkpoint, head);
      const { state, error } = checkpoint;
      if (state === 'red')
        faults.push(`${name} stopped at event ${error?.eventId} (${error?.stream}@${error?.revision})`);
      else if (checkpoint.version < version) faults.push(`${name} is being rebuilt`);
      else if (late !== undefined) faults.push(late);
    }
    this.#faults = faults;
    this.#lookedAt = performance.now();
  }

  /** @throws when a projection is red or late, or nothing could be seen lately; the message says which and why */
  ready(): void {
    if (performance.now() - this.#lookedAt > lookLasts) throw new Error('the database or the event store is away');
    if (this.#faults.length > 0) throw new Error(this.#faults.join('; '));
  }
}
