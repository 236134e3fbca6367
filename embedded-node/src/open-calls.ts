import { cancelled } from './refusal.ts';
import type { Outlet } from './outlet.ts';

/** The calls that stay open, so that a stop can end them, and how many there were. */
export class OpenCalls {
  readonly counts = { reads: 0, subscriptions: 0, batches: 0 };
  readonly #outlets = new Set<Outlet>();

  /** How many are open now. */
  get open(): number {
    return this.#outlets.size;
  }

  /** Keeps an outlet until its call is over. */
  add(outlet: Outlet): void {
    this.#outlets.add(outlet);
    outlet.onClosed(() => this.#outlets.delete(outlet));
  }

  /** Counts a call. */
  count(kind: keyof OpenCalls['counts']): void {
    this.counts[kind] += 1;
  }

  /** Ends all of them, because the node stops. */
  endAll(): void {
    for (const outlet of this.#outlets) outlet.fail(cancelled());
  }
}
