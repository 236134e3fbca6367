/** A sleeper waits for the next commit that concerns it. A commit while it is awake is not lost: the next sleep ends at once. */
export class Sleeper {
  #pending = false;
  #resolve: (() => void) | undefined;

  /** Ends the current sleep, or the next one. */
  wake(): void {
    const resolve = this.#resolve;
    this.#resolve = undefined;
    if (resolve === undefined) this.#pending = true;
    else resolve();
  }

  /** Sleeps until woken. */
  async sleep(): Promise<void> {
    if (this.#pending) {
      this.#pending = false;
      return;
    }
    await new Promise<void>((resolve) => {
      this.#resolve = resolve;
    });
  }
}

/** Who wants to hear of commits: subscribers to everything, and subscribers to one stream each. */
export class Commits {
  readonly #everything = new Set<Sleeper>();
  readonly #byStream = new Map<string, Set<Sleeper>>();

  /** A sleeper that hears of every commit, or of those that touch one stream. */
  sleeper(stream?: string): Sleeper {
    const sleeper = new Sleeper();
    if (stream === undefined) this.#everything.add(sleeper);
    else this.#byStream.set(stream, (this.#byStream.get(stream) ?? new Set()).add(sleeper));
    return sleeper;
  }

  /** Forgets a sleeper. */
  leave(sleeper: Sleeper, stream?: string): void {
    this.#everything.delete(sleeper);
    if (stream === undefined) return;
    const sleepers = this.#byStream.get(stream);
    sleepers?.delete(sleeper);
    if (sleepers?.size === 0) this.#byStream.delete(stream);
  }

  /** Wakes everybody whom these streams concern. */
  announce(streams: Iterable<string>): void {
    for (const sleeper of this.#everything) sleeper.wake();
    if (this.#byStream.size === 0) return;
    for (const stream of streams) {
      for (const sleeper of this.#byStream.get(stream) ?? []) sleeper.wake();
    }
  }
}
