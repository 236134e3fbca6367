import { type AllStreamSubscription, START, streamNameFilter } from '@eventstore/db-client';
import { assertOpen, type Connection } from './connection.ts';

/**
 * The client's default of 16 caps a batch at about 30 events; with 512 it delivers twice as many events a second
 * (trap 18).
 */
const HIGH_WATER_MARK = 512;

/**
 * In units of 32 scanned events. Nobody here looks at checkpoint messages: they name positions ahead of events that are
 * still buffered (trap 1), and a callback for them that throws wedges the subscription (trap 2). So there is no callback
 * and the server need not send many.
 */
const CHECKPOINT_INTERVAL = 128;

/**
 * Opens a subscription to the events behind `after` in streams with one of the prefixes, filtered by the server. To be
 * read with `for await` only, which alone has backpressure (trap 7), and closed with `closeSubscription`.
 */
export function subscribe(
  connection: Connection,
  prefixes: readonly string[],
  after: bigint | undefined,
): AllStreamSubscription {
  assertOpen(connection);
  const subscription = connection.client.subscribeToAll(
    {
      // Every event written in one go is committed at its own position, so that commit and prepare are the same.
      fromPosition: after === undefined || after < 0n ? START : { commit: after, prepare: after },
      filter: streamNameFilter({ prefixes: [...prefixes], checkpointInterval: CHECKPOINT_INTERVAL }),
    },
    { highWaterMark: HIGH_WATER_MARK },
  );
  // The reading loop sees errors; this listener is for those that come after it has ended, which would end the process.
  subscription.on('error', () => undefined);
  return subscription;
}

/** Ends a subscription for good. Leaving `for await` alone leaves the call open on the server (trap 8). */
export function closeSubscription(subscription: AllStreamSubscription): void {
  subscription.destroy();
  // Not awaited: while no node is found it would wait for one. It rejects when there never was a call to cancel.
  subscription.unsubscribe().catch(() => undefined);
}
