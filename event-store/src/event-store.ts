import { setMaxListeners } from 'node:events';
import { append, type Appended, type AppendOptions } from './append.ts';
import { closeConnection, openConnection } from './connection.ts';
import { consume, type ConsumeOptions } from './consume.ts';
import { headPosition } from './head-position.ts';
import { loadLast, loadStream } from './load-stream.ts';
import { type Logger, silentLogger } from './logger.ts';
import { readLog, type ReadLogOptions } from './read-log.ts';
import { readTail } from './read-tail.ts';
import type { NewEvent, StoredEvent } from './stored-event.ts';

/** The event store: everything the rest of the program may do with it. One per process. */
export interface EventStore {
  /**
   * Appends events if the stream is exactly at `expected`. Repeating it with the same event ids is safe at any time.
   *
   * @throws WrongExpectedRevision the stream moved on
   * @throws OutcomeUnknown it may have happened: load and decide again
   * @throws EventStoreUnavailable it was certainly not sent
   * @throws RequestRefused the server will never take it
   * @throws InvalidStreamName
   */
  append(
    stream: string,
    expected: bigint | 'no_stream',
    events: readonly NewEvent[],
    options?: AppendOptions,
  ): Promise<Appended>;

  /**
   * Reads a stream from the leader, oldest first: `[]` when there is none. `from` is the first revision wanted (0n),
   * `limit` the most events wanted (all). Fails after 3 s without an event.
   *
   * @throws EventStoreUnavailable
   */
  load(stream: string, from?: bigint, limit?: number): Promise<StoredEvent[]>;

  /** The newest event of a stream, from the leader, or undefined when there is none. */
  readLast(stream: string): Promise<StoredEvent | undefined>;

  /**
   * Every event with one of the prefixes that is in the log when iteration begins, in order, then ends. For rebuild,
   * verify and replay. Fails rather than end early: resume with `after`.
   *
   * @throws EventStoreUnavailable
   */
  readLog(options: ReadLogOptions): AsyncIterable<StoredEvent>;

  /**
   * Events of any stream behind the event at `after`, in order, from the leader, at most `limit`; `[]` when it is the last.
   * The whole log is read, so it is meant for those who stay close to its end.
   *
   * @throws EventStoreUnavailable
   */
  readTail(after: bigint, limit: number): Promise<StoredEvent[]>;

  /** Delivers events in batches until aborted, whatever happens to the server: see {@link ConsumeOptions}. */
  consume(options: ConsumeOptions): Promise<void>;

  /** Position of the last event in the whole log; -1n when it is empty. */
  headPosition(): Promise<bigint>;

  /** Resolves when the store answers. */
  ping(): Promise<void>;

  /** Ends consumers and calls, within 2 s. Call it last. */
  close(): Promise<void>;
}

/** Options of a connection. */
export interface ConnectOptions {
  readonly logger?: Logger;
}

/**
 * Connects lazily: only the URL is checked now.
 *
 * @throws InvalidConnectionUrl one line that says what is wrong with the URL
 */
export function connectEventStore(url: string, options: ConnectOptions = {}): EventStore {
  const closing = new AbortController();
  // Every read under way listens to it; more than ten at once are no leak.
  setMaxListeners(0, closing.signal);
  const connection = openConnection(url, options.logger ?? silentLogger, closing.signal);
  return {
    append: (stream, expected, events, { deadlineMs } = {}) => append(connection, stream, expected, events, deadlineMs),
    load: (stream, from, limit) => loadStream(connection, stream, from, limit),
    readLast: (stream) => loadLast(connection, stream),
    readLog: (options) => readLog(connection, options),
    readTail: (after, limit) => readTail(connection, after, limit),
    consume: (options) => consume(connection, options),
    headPosition: () => headPosition(connection),
    ping: async () => void (await headPosition(connection)),
    close: async () => {
      closing.abort();
      await closeConnection(connection);
    },
  };
}
