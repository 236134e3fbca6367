import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Checkpoint } from './checkpoint.ts';

/** How long a projection may be behind without being called late, in ms. */
const patience = 15_000;

/** Whether an event that a projection has to pass exists behind its checkpoint. */
async function isBehind(store: EventStore, prefixes: readonly string[], position: bigint): Promise<boolean> {
  for await (const _event of store.readLog({ prefixes, after: position })) return true;
  return false;
}

/** Judges from outside whether a projection keeps up: it must reach, in time, where the log's head was before. */
export class Freshness {
  readonly #marks = new Map<string, { readonly head: bigint; readonly since: number }>();
  readonly #store: EventStore;
  readonly #prefixes: readonly string[];

  constructor(store: EventStore, prefixes: readonly string[]) {
    this.#store = store;
    this.#prefixes = prefixes;
  }

  /** Looks at a checkpoint. @returns for how long the projection has been behind its mark, in ms */
  async look({ name, position }: Checkpoint, head: bigint): Promise<number> {
    const now = performance.now();
    const mark = this.#marks.get(name);
    // The head may be an event of the server's own, which no projection ever passes: only then the log is asked.
    const reached = position >= (mark?.head ?? head) || !(await isBehind(this.#store, this.#prefixes, position));
    if (reached) {
      this.#marks.set(name, { head, since: now });
      return 0;
    }
    if (mark === undefined) this.#marks.set(name, { head, since: now });
    return now - (mark?.since ?? now);
  }

  /** Whether being behind for that long, in ms, is late. */
  static isLate(behind: number): boolean {
    return behind > patience;
  }
}
