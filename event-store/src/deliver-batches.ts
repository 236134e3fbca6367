import { setImmediate } from 'node:timers/promises';
import type { AllStreamSubscription } from '@eventstore/db-client';
import { EventStoreUnavailable } from './errors.ts';
import { SilenceWatchdog } from './silence-watchdog.ts';
import type { StoredEvent } from './stored-event.ts';
import { toStoredEvent } from './to-stored-event.ts';

/** How the events of one subscription are handled. */
export interface Delivery {
  /** Position of the last committed event: nothing up to it is delivered again. */
  readonly after: bigint | undefined;
  readonly maxBatch: number;
  readonly watchdogMs: number;
  readonly signal: AbortSignal;
  readonly handle: (batch: readonly StoredEvent[]) => Promise<void>;
  /** Called after each handled batch, and when there is nothing to handle. */
  readonly onProgress: () => void;
}

/**
 * Reads one subscription until it is aborted, and rejects when it ends in any other way. Events wait for each other only
 * while more are already here: a lone event is handled at once, a flood in batches.
 *
 * Whatever is in the batch when the subscription breaks is dropped; it comes again from the committed position.
 */
export async function deliverBatches(subscription: AllStreamSubscription, delivery: Delivery): Promise<void> {
  const watchdog = new SilenceWatchdog(subscription, delivery.watchdogMs, delivery.onProgress);
  const stop = (): void => void subscription.destroy();
  delivery.signal.addEventListener('abort', stop, { once: true });
  let last = delivery.after ?? -1n;
  let batch: StoredEvent[] = [];
  try {
    if (delivery.signal.aborted) return;
    for await (const resolved of subscription) {
      watchdog.heard();
      const event = toStoredEvent(resolved);
      // Behind the position exclusively, and rising: whatever a server thinks, no event is handled twice here.
      if (event !== undefined && event.position > last) {
        batch.push(event);
        last = event.position;
      }
      if (batch.length === 0) continue;
      if (batch.length < delivery.maxBatch) {
        // One turn of the event loop lets in what has arrived but not been decoded: without it a fast handler would get
        // events one by one and pay a transaction for each.
        if (subscription.readableLength === 0) await setImmediate();
        if (delivery.signal.aborted) return;
        if (subscription.readableLength > 0) continue;
      }
      watchdog.rest();
      await delivery.handle(batch);
      batch = [];
      delivery.onProgress();
      if (delivery.signal.aborted) return;
      watchdog.wait();
    }
  } finally {
    watchdog.rest();
    delivery.signal.removeEventListener('abort', stop);
  }
  // Trap 3: a server that ends the call with OK makes `for await` complete as if the log could end.
  throw new EventStoreUnavailable('the server ended the subscription');
}
