import type { EventStore } from '@daybook/event-store/event-store.ts';
import { benchEvent } from './bench-event.ts';

/** Events in one append, and how many appends are on their way at a time. */
const perAppend = 500;
const writers = 4;
const perStream = 50_000;

/** Writes `count` events into `bench-…` streams, many per append; `onWritten` is told how many there are. */
export async function fillLog(store: EventStore, count: number, onWritten: (events: number) => void): Promise<void> {
  let begun = 0;
  let written = 0;
  const writeStreams = async (): Promise<void> => {
    for (;;) {
      const first = begun;
      const end = Math.min(count, first + perStream);
      begun = end;
      if (first >= end) return;
      let expected: bigint | 'no_stream' = 'no_stream';
      for (let n = first; n < end; n += perAppend) {
        const events = Array.from({ length: Math.min(perAppend, end - n) }, (_, index) => benchEvent(n + index));
        // On a busy machine an append of many may take long; here nobody waits for a quick answer.
        const { revision } = await store.append(`bench-${first}`, expected, events, { deadlineMs: 60_000 });
        expected = revision;
        written += events.length;
        onWritten(written);
      }
    }
  };
  await Promise.all(Array.from({ length: writers }, writeStreams));
}
