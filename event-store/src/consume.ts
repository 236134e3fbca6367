import type { StoredEvent } from './stored-event.ts';

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
  /** Told when the state changes: green at the first progress, red after 60 s of nothing but failures. */
  readonly onState?: (s: { state: 'green' | 'red'; error?: string }) => void;
  /** Silence, in ms, after which the subscription is thrown away and made anew; 90,000 unless told. */
  readonly watchdogMs?: number;
}
