/** An event as the store returned it: written once, never changed. */
export interface StoredEvent {
  /** Chosen by the writer, a uuid. Not a unique key of the store: see the README. */
  readonly id: string;
  readonly type: string;
  readonly stream: string;
  /** Number of this event in its stream, from 0. */
  readonly revision: bigint;
  /** Commit position in the whole log: totally ordered, with gaps. */
  readonly position: bigint;
  /** When the server wrote it: ISO 8601, UTC, milliseconds. */
  readonly at: string;
  /** Parsed JSON. A string where the stored JSON is malformed, bytes where it is not JSON: `decode` refuses both. */
  readonly data: unknown;
  /** Parsed JSON; `{}` when none was written; `{[UNREADABLE_METADATA]: true}` when it is not a JSON object. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** An event to be appended. */
export interface NewEvent {
  /** A uuid that a repetition of the same command computes again: see `eventId`. */
  readonly id: string;
  readonly type: string;
  readonly data: Record<string, unknown>;
  readonly metadata: Record<string, unknown>;
}

/**
 * Marks metadata that were no JSON object. The event is delivered all the same, so that a consumer can name it, stop at
 * it, and skip it when an operator says so; `$` keeps the mark apart from keys that applications write.
 */
export const UNREADABLE_METADATA = '$unreadable';
