import { LRUCache } from 'lru-cache';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Fold } from '../write-path/stream-state.ts';

interface Followed<S> {
  readonly state: S;
  /** Revision of the last event; undefined when there is no stream. */
  head: bigint | undefined;
  reading?: Promise<void> | undefined;
  next?: Promise<void> | undefined;
}

/**
 * Reads streams that a command is decided by and does not write (DESIGN §4.5): folded states are kept, and every question
 * is answered after a read of the tail that began after it was asked. Questions of one moment share one read.
 */
export function followStreams<S, E>(
  store: EventStore,
  fold: Fold<S, E>,
  kept: number,
): (stream: string) => Promise<{ readonly state: S; readonly revision: bigint } | undefined> {
  const cache = new LRUCache<string, Followed<S>>({ max: kept });

  async function readTail(stream: string, followed: Followed<S>): Promise<void> {
    const events = await store.load(stream, followed.head === undefined ? 0n : followed.head + 1n);
    const read = events.map((stored) => ({ revision: stored.revision, event: fold.read(stored) }));
    for (const { revision, event } of read) {
      followed.head = revision;
      if (event !== undefined) fold.evolve(followed.state, event);
    }
  }

  function begin(stream: string, followed: Followed<S>): Promise<void> {
    followed.next = undefined;
    const reading = readTail(stream, followed).finally(() => (followed.reading = undefined));
    followed.reading = reading;
    return reading;
  }

  return async (stream) => {
    const followed = cache.get(stream) ?? { state: fold.blank(), head: undefined };
    cache.set(stream, followed);
    const { reading, next } = followed;
    if (next !== undefined) await next;
    else if (reading === undefined) await begin(stream, followed);
    else {
      // The read under way may have begun before what the asker knows of: the one after it serves everybody who waits.
      const after = () => begin(stream, followed);
      await (followed.next = reading.then(after, after));
    }
    return followed.head === undefined ? undefined : { state: followed.state, revision: followed.head };
  };
}
