import { checkPrefixes } from './check-stream-name.ts';
import { readFailure } from './classify-failure.ts';
import type { Connection } from './connection.ts';
import { EventStoreUnavailable } from './errors.ts';
import { lastPositionOf } from './head-position.ts';
import { SilenceWatchdog } from './silence-watchdog.ts';
import type { StoredEvent } from './stored-event.ts';
import { closeSubscription, subscribe } from './subscribe.ts';
import { toStoredEvent } from './to-stored-event.ts';

/** Which part of the log to read. */
export interface ReadLogOptions {
  /** Stream-name prefixes, filtered by the server. */
  readonly prefixes: readonly string[];
  /** Position of an event already seen: reading starts behind it. The beginning of the log when undefined or negative. */
  readonly after?: bigint | undefined;
  readonly signal?: AbortSignal;
}

const SILENCE_MS = 30_000;

/**
 * Reads the log with a filter on the server (trap 14): see `EventStore.readLog`.
 *
 * It ends at the last matching event of the moment it began, which it looks up first. The server's own "caught up"
 * message is of no use for that: it overtakes events that are still buffered (trap 1), and old servers do not send it.
 */
export async function* readLog(connection: Connection, options: ReadLogOptions): AsyncGenerator<StoredEvent, void> {
  const { after, signal } = options;
  const prefixes = checkPrefixes(options.prefixes);
  signal?.throwIfAborted();
  const target = await lastPositionOf(connection, prefixes);
  if (target === undefined || (after !== undefined && target <= after)) return;

  const subscription = subscribe(connection, prefixes, after);
  const watchdog = new SilenceWatchdog(subscription, SILENCE_MS, () => undefined);
  const stop = (): void => void subscription.destroy();
  signal?.addEventListener('abort', stop, { once: true });
  let last = after ?? -1n;
  try {
    for await (const resolved of subscription) {
      const event = toStoredEvent(resolved);
      if (event === undefined || event.position <= last) continue;
      // The event looked up at the start may be gone by now: what comes behind its place ends the reading as well.
      if (event.position > target) return;
      last = event.position;
      watchdog.rest();
      yield event;
      if (event.position === target) return;
      signal?.throwIfAborted();
      watchdog.wait();
    }
    throw new EventStoreUnavailable('the server ended the subscription');
  } catch (error) {
    signal?.throwIfAborted();
    throw readFailure('reading the log', error);
  } finally {
    watchdog.rest();
    signal?.removeEventListener('abort', stop);
    closeSubscription(subscription);
  }
}
