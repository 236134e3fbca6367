import { LRUCache } from 'lru-cache';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Fold } from '../write-path/stream-state.ts';
import type { LogTail } from './log-tail.ts';

interface Followed<S> {
  readonly state: S;
  /** Revision of the last event folded; undefined until the stream was read, and while there is none. */
  head: bigint | undefined;
  /** Revision of the newest event seen at the end of the log. */
  seen: bigint | undefined;
  reading: Promise<void> | undefined;
}

/**
 * Keeps streams that a command is decided by and does not write (DESIGN §4.5): folded states stay up to date by the end of
 * the log, which is read after every question was asked; a stream nobody asked for yet is read whole, once.
 */
export function followStreams<S, E>(
  store: Pick<EventStore, 'load'>,
  tail: LogTail,
  fold: Fold<S, E>,
  kept: number,
): (stream: string) => Promise<{ readonly state: S; readonly revision: bigint } | undefined> {
  const cache = new LRUCache<string, Followed<S>>({ max: kept });

  function foldOn(followed: Followed<S>, events: readonly StoredEvent[]): void {
    // What cannot be read throws before anything is changed.
    const read = events.map((stored) => ({ revision: stored.revision, event: fold.read(stored) }));
    for (const { revision, event } of read) {
      if (followed.head !== undefined && revision <= followed.head) continue;
      followed.head = revision;
      if (event !== undefined) fold.evolve(followed.state, event);
    }
  }

  const isBehind = ({ head, seen }: Followed<S>) => seen !== undefined && (head === undefined || head < seen);

  tail.add({
    note: (stored) => {
      const followed = cache.peek(stored.stream);
      if (followed === undefined) return;
      followed.seen = stored.revision;
      // The next in line is folded at once, unless a read is under way that may bring it too; others are read when asked for.
      if (followed.reading !== undefined || followed.head === undefined || stored.revision !== followed.head + 1n)
        return;
      try {
        foldOn(followed, [stored]);
      } catch {
        // It stays behind: whoever asks for this stream reads it and is told why it cannot be read.
      }
    },
    forget: () => cache.clear(),
  });

  /** Reads what is missing. One read of a stream at a time: the state is folded in place. */
  function readOn(stream: string, followed: Followed<S>): Promise<void> {
    followed.reading ??= (async () => {
      try {
        foldOn(followed, await store.load(stream, followed.head === undefined ? 0n : followed.head + 1n));
      } finally {
        followed.reading = undefined;
      }
    })();
    return followed.reading;
  }

  return async (stream) => {
    await tail.catchUp();
    const known = cache.get(stream);
    const followed = known ?? { state: fold.blank(), head: undefined, seen: undefined, reading: undefined };
    if (known === undefined) cache.set(stream, followed);
    // A read under way may have begun before what the end of the log has shown since.
    if (followed.head === undefined || followed.reading !== undefined) await readOn(stream, followed);
    while (isBehind(followed)) await readOn(stream, followed);
    return followed.head === undefined ? undefined : { state: followed.state, revision: followed.head };
  };
}
