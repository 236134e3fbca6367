import { setTimeout as sleep } from 'node:timers/promises';
import { type AppendResult, type EventData, jsonEvent } from '@eventstore/db-client';
import { validate } from 'uuid';
import { checkStreamName } from './check-stream-name.ts';
import { appendFailure, isWorthRepeating } from './classify-failure.ts';
import { assertOpen, type Connection } from './connection.ts';
import { headPosition } from './head-position.ts';
import { loadStream } from './load-stream.ts';
import type { NewEvent } from './stored-event.ts';

/** Options of one append. */
export interface AppendOptions {
  /** How long to wait for the answer, in ms; 2,000 unless told. */
  readonly deadlineMs?: number;
}

/** What a successful append tells. */
export interface Appended {
  /** Revision of the last event appended: the expected revision of the next append. */
  readonly revision: bigint;
  /** Commit position of the last event appended. */
  readonly position: bigint;
}

/** How long an append may take, in ms, unless told. */
const APPEND_DEADLINE_MS = 2_000;
/** Waits, in ms, before an append that certainly had no effect is sent again. */
const RETRIES_MS = [10, 50];
/** Lets gRPC's own deadline come first, since that one ends the call too. */
const GRACE_MS = 100;

/** Appends events at an exact revision: see `EventStore.append`. */
export async function append(
  connection: Connection,
  stream: string,
  expected: bigint | 'no_stream',
  events: readonly NewEvent[],
  deadlineMs = APPEND_DEADLINE_MS,
): Promise<Appended> {
  checkStreamName(stream);
  // An append of nothing undeletes a deleted stream, and otherwise does nothing.
  if (events.length === 0) throw new TypeError(`nothing to append to ${stream}`);
  const messages = events.map(toMessage);
  assertOpen(connection);
  const end = Date.now() + deadlineMs;
  for (let attempt = 0; ; attempt++) {
    try {
      return await withPosition(connection, stream, await send(connection, stream, expected, messages, end));
    } catch (error) {
      const wait = RETRIES_MS[attempt];
      if (wait === undefined || !isWorthRepeating(error) || Date.now() + wait >= end) {
        throw appendFailure(stream, expected, error);
      }
      await sleep(wait);
    }
  }
}

/** Settles in time, whatever the client does: discovery knows no deadline, and an empty answer settles nothing. */
async function send(
  connection: Connection,
  stream: string,
  expectedRevision: bigint | 'no_stream',
  messages: EventData[],
  end: number,
): Promise<AppendResult> {
  const { client, credentials } = connection;
  const deadlineMs = Math.max(1, end - Date.now());
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`no answer in ${deadlineMs} ms`)), deadlineMs + GRACE_MS);
  try {
    const sent = client.appendUnary(stream, messages, { expectedRevision, deadlineMs, credentials });
    return await Promise.race([sent, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** A repeated success may come without a position, which the stream still knows; the head of the log bounds it if not. */
async function withPosition(connection: Connection, stream: string, result: AppendResult): Promise<Appended> {
  const revision = result.nextExpectedRevision;
  if (result.position !== undefined) return { revision, position: result.position.commit };
  const [last] = await loadStream(connection, stream, revision, 1);
  const position = last?.revision === revision ? last.position : await headPosition(connection);
  return { revision, position };
}

/**
 * What the client cannot put on the wire must be refused here: it stringifies inside an async promise executor, where a
 * BigInt or a cycle would be an unhandled rejection.
 */
function toMessage(event: NewEvent): EventData {
  if (!validate(event.id)) throw new TypeError(`${event.type}: event id ${JSON.stringify(event.id)} is not a uuid`);
  if (event.type === '' || event.type.startsWith('$')) throw new TypeError(`${event.type} is not a type of ours`);
  JSON.stringify([event.data, event.metadata]);
  return jsonEvent({ id: event.id, type: event.type, data: event.data, metadata: event.metadata });
}
