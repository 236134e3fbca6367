import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Checkpoint } from './checkpoint.ts';

/** How long a projection may be behind without being called late, in ms. */
const patience = 15_000;

/** Whether an event that a projection has to pass exists behind its checkpoint. */
async function isBehind(store: EventStore, prefixes: readonly string[], position: bigint): Promise<boolean> {
  for await (const _event of store.readLog({ prefixes, after: position })) return true;
  return false;
}

interface Mark {
  /** Where the log ended when the mark was set. */
  readonly head: bigint;
  readonly since: number;
}

/** Judges from outside whether a projection keeps up: it must reach, in time, where the log's head was before. */
export class Freshness {
  readonly #marks = new Map<string, Mark>();
  readonly #caughtUp = new Set<string>();
  readonly #store: EventStore;
  readonly #prefixes: readonly string[];

  constructor(store: EventStore, prefixes: readonly string[]) {
    this.#store = store;
    this.#prefixes = prefixes;
  }

  /** Looks at a checkpoint. @returns what is wrong with it, for people; undefined when it keeps up */
  async look({ name, position }: Checkpoint, head: bigint): Promise<string | undefined> {
    const now = performance.now();
    const mark = this.#marks.get(name);
    // The head may be an event of the server's own, which no projection ever passes: only then the log is asked.
    if (position >= (mark?.head ?? head) || !(await isBehind(this.#store, this.#prefixes, position))) {
      this.#marks.set(name, { head, since: now });
      this.#caughtUp.add(name);
      return undefined;
    }
    const { since } = mark ?? { since: now };
    if (mark === undefined) this.#marks.set(name, { head, since });
    if (!this.#caughtUp.has(name)) return `${name} is catching up: position ${position} of ${head}`;
    return now - since > patience ? `${name} has been behind for ${Math.round((now - since) / 1000)} s` : undefined;
  }
}
