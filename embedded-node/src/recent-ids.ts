/** Where an event id was first stored. */
export interface RecentId {
  readonly stream: number;
  readonly revision: number;
}

/** The bounded memory of event ids, one entry per id for the whole node: the first writer keeps it. */
export class RecentIds {
  readonly #entries = new Map<string, RecentId>();
  readonly #capacity: number;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Remembers an id unless it is known, and forgets the oldest one beyond the capacity. */
  remember(id: string, stream: number, revision: number): void {
    if (this.#entries.has(id)) return;
    this.#entries.set(id, { stream, revision });
    if (this.#entries.size <= this.#capacity) return;
    const oldest = this.#entries.keys().next();
    if (oldest.done !== true) this.#entries.delete(oldest.value);
  }

  /** The revision of an id in this stream, if that stream was the first to use it. */
  revisionIn(stream: number, id: string): number | undefined {
    const entry = this.#entries.get(id);
    return entry?.stream === stream ? entry.revision : undefined;
  }
}
