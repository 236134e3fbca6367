import type { StoredEvent } from '@daybook/event-store/stored-event.ts';

/** What a stream remembers of one command that appended to it (DESIGN §4.2). */
export interface Remembered<E> {
  readonly fingerprint: string;
  readonly events: readonly E[];
  /** Position of the command's last event. */
  readonly position: bigint;
}

/**
 * A stream folded: the decider's state, and the commands it has seen with their outcome. It grows in place, so that a
 * command costs the same on a page with a long history; turns (run-in-turn.ts) give each stream one user at a time.
 */
export interface StreamState<S, E> {
  readonly state: S;
  /** Revision and position of the last event; undefined when there is no stream. */
  head: { readonly revision: bigint; readonly position: bigint } | undefined;
  readonly commands: Map<string, Remembered<E>>;
}

/** How a stream's events become its state. */
export interface Fold<S, E> {
  readonly blank: () => S;
  /** Changes the state in place. */
  readonly evolve: (state: S, event: E) => void;
  /** The event as the fold knows it, or undefined for a type it has no use for. Throws on a newer schema. */
  readonly read: (stored: StoredEvent) => E | undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const blankStream = <S, E>(fold: Fold<S, E>): StreamState<S, E> => ({
  state: fold.blank(),
  head: undefined,
  commands: new Map(),
});

/** Folds further events, oldest first. What cannot be read throws before anything is changed. */
export function foldEvents<S, E>(fold: Fold<S, E>, into: StreamState<S, E>, events: readonly StoredEvent[]): void {
  const read = events.map((stored) => ({ stored, event: fold.read(stored) }));
  for (const { stored, event } of read) {
    into.head = { revision: stored.revision, position: stored.position };
    const id = text(stored.metadata['$causationId']);
    const before = into.commands.get(id);
    into.commands.set(id, {
      fingerprint: text(stored.metadata['fingerprint']),
      events: [...(before?.events ?? []), ...(event === undefined ? [] : [event])],
      position: stored.position,
    });
    if (event !== undefined) fold.evolve(into.state, event);
  }
}
