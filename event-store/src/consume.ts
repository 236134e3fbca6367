import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs } from './backoff.ts';
import { checkPrefixes } from './check-stream-name.ts';
import type { Connection } from './connection.ts';
import { ConsumerHealth } from './consumer-health.ts';
import { deliverBatches } from './deliver-batches.ts';
import { isPermanent, messageOf } from './errors.ts';
import { SubscriptionSilent } from './silence-watchdog.ts';
import type { StoredEvent } from './stored-event.ts';
import { closeSubscription, subscribe } from './subscribe.ts';

const MAX_BATCH = 500;
const WATCHDOG_MS = 90_000;

/** What a consumer is: where it stands, what it wants, how it handles a batch. */
export interface ConsumeOptions {
  /** For log lines. */
  readonly name: string;
  /** Stream-name prefixes, filtered by the server. */
  readonly prefixes: readonly string[];
  /** The committed position, or undefined before the first event; asked anew at each (re)subscribe. */
  readonly load: () => Promise<bigint | undefined>;
  /**
   * Handles a batch and commits rows and checkpoint itself, in one transaction. A throw drops the batch; it is delivered
   * again from `load()`. A throw with `permanent === true` (PoisonEvent) stops the consumer.
   */
  readonly handle: (batch: readonly StoredEvent[]) => Promise<void>;
  /** Abort to stop: a batch being handled is finished first. */
  readonly signal: AbortSignal;
  /** Most events in one batch; 500 unless told. */
  readonly maxBatch?: number;
  /** Told when the state changes: green at the first progress, red after `redAfterMs` of nothing but failures. */
  readonly onState?: (s: { state: 'green' | 'red'; error?: string }) => void;
  /** Silence, in ms, after which the subscription is thrown away and made anew; 90,000 unless told. */
  readonly watchdogMs?: number;
  /** Time without any progress but with failures, in ms, that is called red; 60,000 unless told. */
  readonly redAfterMs?: number;
}

/**
 * Delivers events until aborted: see `EventStore.consume`.
 *
 * The loop knows one state only, the position its owner committed. Whatever happens (a killed server, a call ended with
 * OK, silence, a slow reader dropped, a database that is away) the subscription is thrown away, `load` is asked again,
 * and a new one begins there. So nothing is skipped, and what was handled but not committed comes again.
 */
export async function consume(connection: Connection, options: ConsumeOptions): Promise<void> {
  const prefixes = checkPrefixes(options.prefixes);
  const signal = AbortSignal.any([options.signal, connection.closed]);
  const { logger } = connection;
  const health = new ConsumerHealth((state) => {
    logger.info({ consumer: options.name, ...state }, 'event store: consumer state');
    options.onState?.(state);
  }, options.redAfterMs);
  try {
    while (!signal.aborted) {
      try {
        await consumeOnce(connection, prefixes, options, signal, () => health.progressed());
      } catch (error) {
        if (isPermanent(error)) {
          health.gaveUp(error);
          throw error;
        }
        const fields = { consumer: options.name, err: messageOf(error), attempt: health.failures + 1 };
        if (signal.aborted) {
          logger.info(fields, 'event store: consumer stopped');
          return;
        }
        if (error instanceof SubscriptionSilent) {
          // Not a failure yet: a quiet log looks the same. If the server is gone, the next attempt will say so.
          logger.warn(fields, 'event store: subscription silent, subscribing anew');
          continue;
        }
        health.failed(error);
        const waitMs = Math.round(backoffMs(health.failures));
        logger.warn({ ...fields, waitMs }, 'event store: consumer failed, subscribing anew');
        await pause(waitMs, signal);
      }
    }
  } finally {
    health.stop();
  }
}

async function consumeOnce(
  connection: Connection,
  prefixes: readonly string[],
  options: ConsumeOptions,
  signal: AbortSignal,
  onProgress: () => void,
): Promise<void> {
  const after = await options.load();
  if (signal.aborted) return;
  const subscription = subscribe(connection, prefixes, after);
  try {
    await deliverBatches(subscription, {
      after,
      maxBatch: options.maxBatch ?? MAX_BATCH,
      watchdogMs: options.watchdogMs ?? WATCHDOG_MS,
      signal,
      handle: options.handle,
      onProgress,
    });
  } finally {
    closeSubscription(subscription);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    // Being woken by the abort is what it is for.
    if (!signal.aborted) throw error;
  }
}
