import { EventStoreUnavailable, OutcomeUnknown } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';

/** What can happen to an append. Each is worse than the one before. */
export const faults = [
  /** It is not sent, this once. */
  'not-sent',
  /** It is stored, and its answer is lost. */
  'answer-lost',
  /** It is under way for longer than anybody waits, and nothing comes through to that stream meanwhile. */
  'delayed',
  /** Nothing comes through to that stream for longer than anybody waits. */
  'unreachable',
  /** The process dies before it is sent. */
  'dies-before',
  /** The process dies when it is stored. */
  'dies-after',
] as const;
export type Fault = (typeof faults)[number];

/** What a dead process says: nothing. */
export class Died extends Error {
  override readonly name = 'Died';
}

/** A store that fails as told, and what a test does with it. */
export interface FaultyStore {
  readonly store: EventStore;
  /** The weather is fine again: what was delayed arrives now. */
  readonly clear: () => Promise<void>;
}

/** @param faultOf what happens to the n-th append that is begun, from 0 */
export function faultyStore(store: EventStore, faultOf: (n: number, stream: string) => Fault | undefined): FaultyStore {
  const blocked = new Set<string>();
  const delayed: (() => Promise<unknown>)[] = [];
  let begun = 0;
  let isDead = false;

  const alive = <A extends readonly unknown[], R>(work: (...given: A) => Promise<R>) => {
    return (...given: A): Promise<R> => (isDead ? Promise.reject(new Died()) : work(...given));
  };

  const append: EventStore['append'] = async (...given) => {
    const [stream] = given;
    if (blocked.has(stream)) throw new OutcomeUnknown('no answer');
    const fault = faultOf(begun++, stream);
    switch (fault) {
      case undefined:
        return store.append(...given);
      case 'not-sent':
        throw new EventStoreUnavailable('not sent');
      case 'answer-lost':
        await store.append(...given);
        throw new OutcomeUnknown('the answer was lost');
      case 'delayed':
        blocked.add(stream);
        delayed.push(() => store.append(...given));
        throw new OutcomeUnknown('no answer');
      case 'unreachable':
        blocked.add(stream);
        throw new EventStoreUnavailable('not sent');
      case 'dies-before':
        isDead = true;
        throw new Died();
      case 'dies-after':
        isDead = true;
        await store.append(...given);
        throw new Died();
    }
  };

  return {
    store: {
      ...store,
      append: alive(append),
      load: alive((...given: Parameters<EventStore['load']>) => store.load(...given)),
    },
    clear: async () => {
      blocked.clear();
      // Somebody else may have been faster: then it comes to nothing.
      for (const send of delayed.splice(0)) await send().catch(() => undefined);
    },
  };
}
