import { daybookPrefixes } from '@daybook/contracts/stream-names.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { inBatches } from '@daybook/platform/in-batches.ts';

/** Whoever keeps folded streams up to date by the end of the log. */
export interface Follower {
  /** Takes note of an event of any stream, in the order of the log. */
  readonly note: (event: StoredEvent) => void;
  /** Forgets everything it kept: the log moved on too far to be followed event by event. */
  readonly forget: () => void;
}

/** The end of the log, read together by all who have to know it. */
export interface LogTail {
  readonly add: (follower: Follower) => void;
  /**
   * Resolves when the followers know everything that was in the log when it was called.
   * @returns the position of the last event of ours seen so far, if any was
   */
  readonly catchUp: () => Promise<bigint | undefined>;
}

/** More new events than this, and it is cheaper to read again the few streams that are asked for. */
const mostFollowed = 500;

/**
 * Follows the log by reading what is new whenever somebody has to know (DESIGN §4.5). Commands of one moment share one
 * read whatever streams they ask about: a read for each stream and command cost a fifth of all bookings.
 */
export function followLog({ headPosition, readTail }: Pick<EventStore, 'headPosition' | 'readTail'>): LogTail {
  const followers: Follower[] = [];
  let position: bigint | undefined;
  let ours: bigint | undefined;

  async function readOn(): Promise<void> {
    const events = position === undefined || position < 0n ? undefined : await readTail(position, mostFollowed);
    if (events === undefined || events.length === mostFollowed) {
      const head = await headPosition();
      for (const follower of followers) follower.forget();
      position = head;
      // Perhaps the server's own: then it is waited for in vain, and what rests on it is skipped.
      ours = head < 0n ? undefined : head;
      return;
    }
    for (const event of events) {
      for (const follower of followers) follower.note(event);
      if (daybookPrefixes.some((prefix) => event.stream.startsWith(prefix))) ours = event.position;
    }
    position = events.at(-1)?.position ?? position;
  }

  const ask = inBatches<undefined, bigint | undefined>(10_000, async (questions) => {
    await readOn();
    return questions.map(() => ours);
  });
  return {
    add: (follower) => void followers.push(follower),
    catchUp: () => ask(undefined),
  };
}
