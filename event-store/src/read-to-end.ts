import { setTimeout as sleep } from 'node:timers/promises';
import type { AllStreamResolvedEvent, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { isBrokenConnection, isStreamNotFound, readFailure } from './classify-failure.ts';
import { EventStoreUnavailable } from './errors.ts';
import type { StoredEvent } from './stored-event.ts';
import { toStoredEvent } from './to-stored-event.ts';

/** Longest silence of a read, in ms. The client ignores deadlines on reads (trap 13). */
const SILENCE_MS = 3_000;
/** Waits, in ms, before a read is tried again after its connection broke. */
const RETRIES_MS = [50, 250];

type Read = StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>;

/**
 * Reads a finite read to its end: `[]` when there is no stream. To its end always, because a read left with events in
 * it makes the client's `dispose()` hang for ever (trap 19). `closed` ends it early.
 *
 * @throws EventStoreUnavailable
 * @throws RequestRefused
 */
export async function readToEnd(closed: AbortSignal, what: string, open: () => Read): Promise<StoredEvent[]> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await readOnce(open(), closed);
    } catch (error) {
      if (isStreamNotFound(error)) return [];
      const wait = RETRIES_MS[attempt];
      if (wait === undefined || !isBrokenConnection(error)) throw readFailure(what, error);
      await sleep(wait);
    }
  }
}

async function readOnce(read: Read, closed: AbortSignal): Promise<StoredEvent[]> {
  // The loop below sees errors; this listener is for those that come after it has ended, which would end the process.
  read.on('error', () => undefined);
  const silence = setTimeout(() => {
    read.destroy(new EventStoreUnavailable(`no answer for ${SILENCE_MS} ms`));
  }, SILENCE_MS);
  const stop = (): void => void read.destroy(new EventStoreUnavailable('the connection was closed'));
  closed.addEventListener('abort', stop, { once: true });
  const events: StoredEvent[] = [];
  let complete = false;
  try {
    for await (const resolved of read) {
      silence.refresh();
      const event = toStoredEvent(resolved);
      if (event !== undefined) events.push(event);
    }
    complete = true;
    return events;
  } finally {
    clearTimeout(silence);
    closed.removeEventListener('abort', stop);
    // Not awaited: while no node is found it would wait for one. It rejects when there was no call to cancel.
    if (!complete) read.cancel().catch(() => undefined);
  }
}
