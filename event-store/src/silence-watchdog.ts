import type { AllStreamSubscription } from '@eventstore/db-client';
import { EventStoreUnavailable } from './errors.ts';

/** A confirmed subscription brought nothing for as long as the watchdog waits: it may be dead, so it is made anew. */
export class SubscriptionSilent extends Error {
  override readonly name = 'SubscriptionSilent';
}

/** Longest wait, in ms, for the server to confirm a subscription. */
const CONFIRMATION_MS = 15_000;
/** A confirmed subscription with nothing to deliver counts as healthy after this long, in ms. */
const SETTLED_MS = 1_000;

/**
 * Destroys a subscription that stays silent. A connection that went into a black hole is noticed by keepalive after 20 s
 * (trap 9), but a server that holds the connection and sends nothing never is.
 */
export class SilenceWatchdog {
  private readonly subscription: AllStreamSubscription;
  private readonly silenceMs: number;
  private timer: NodeJS.Timeout;
  private settled: NodeJS.Timeout | undefined;
  private confirmed = false;

  /** `onSettled` is called when the subscription stands and there is nothing to do. */
  constructor(subscription: AllStreamSubscription, silenceMs: number, onSettled: () => void) {
    this.subscription = subscription;
    this.silenceMs = silenceMs;
    this.timer = setTimeout(() => this.bite(), Math.min(silenceMs, CONFIRMATION_MS));
    subscription.once('confirmation', () => {
      this.confirmed = true;
      this.rest();
      this.wait();
      this.settled = setTimeout(onSettled, SETTLED_MS);
    });
  }

  /** An event came. */
  heard(): void {
    clearTimeout(this.settled);
    this.timer.refresh();
  }

  /** The reader is busy: the silence is its own. */
  rest(): void {
    clearTimeout(this.settled);
    clearTimeout(this.timer);
  }

  /** The reader waits again. */
  wait(): void {
    this.timer = setTimeout(() => this.bite(), this.silenceMs);
  }

  private bite(): void {
    const error = this.confirmed
      ? new SubscriptionSilent(`nothing heard for ${this.silenceMs} ms`)
      : new EventStoreUnavailable('the subscription was not confirmed');
    this.subscription.destroy(error);
  }
}
