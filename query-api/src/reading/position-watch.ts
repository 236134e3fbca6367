import { setTimeout as sleep } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { isWorthWaiting, readPositions } from './model-position.ts';
import { allModels, type Model, type ReadTables } from './read-tables.ts';

/** How often the positions are read while somebody waits, in ms. */
const every = 15;

interface Waiter {
  readonly models: ReadonlySet<Model>;
  readonly min: bigint;
  readonly until: number;
  readonly wake: () => void;
}

/** Waits for read models to reach positions; however many wait, the checkpoints are read once per round. */
export class PositionWatch {
  readonly #database: Kysely<ReadTables>;
  readonly #waiters = new Set<Waiter>();
  #watching = false;

  constructor(database: Kysely<ReadTables>) {
    this.#database = database;
  }

  /** Resolves when the models are at `min`, when waiting has no sense any more, or after `limit` ms. Never rejects. */
  wait(models: readonly Model[], min: bigint, limit: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiters.add({ models: new Set(models), min, until: performance.now() + limit, wake: resolve });
      if (!this.#watching) void this.#watch();
    });
  }

  async #watch(): Promise<void> {
    this.#watching = true;
    while (this.#waiters.size > 0) {
      await sleep(every);
      // A database that is away wakes everybody: their own reading then says so.
      const positions = await readPositions(this.#database, allModels).catch(() => []);
      for (const waiter of this.#waiters) {
        const mine = positions.filter(({ name }) => waiter.models.has(name));
        if (isWorthWaiting(mine, waiter.min) && performance.now() < waiter.until) continue;
        this.#waiters.delete(waiter);
        waiter.wake();
      }
    }
    this.#watching = false;
  }
}
