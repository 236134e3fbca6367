import type { StoredEvent } from '@daybook/event-store/stored-event.ts';

/** What a stream remembers of one command that appended to it (DESIGN §4.2). */
export interface Remembered<E> {
  readonly fingerprint: string;
  readonly events: readonly E[];
  /** Position of the command's last event. */
  readonly position: bigint;
}

/** A stream folded: the decider's state, and the commands it has seen with their outcome. */
export interface StreamState<S, E> {
  readonly state: S;
  /** Revision and position of the last event; undefined when there is no stream. */
  readonly head: { readonly revision: bigint; readonly position: bigint } | undefined;
  readonly commands: ReadonlyMap<string, Remembered<E>>;
}

/** How a stream's events become its state. */
export interface Fold<S, E> {
  readonly initial: S;
  readonly evolve: (state: S, event: E) => S;
  /** The event as the fold knows it, or undefined for a type it has no use for. Throws on a newer schema. */
  readonly read: (stored: StoredEvent) => E | undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Folds further events, oldest first. */
export function foldEvents<S, E>(
  fold: Fold<S, E>,
  from: StreamState<S, E>,
  events: readonly StoredEvent[],
): StreamState<S, E> {
  if (events.length === 0) return from;
  const commands = new Map(from.commands);
  let { state, head } = from;
  for (const stored of events) {
    const event = fold.read(stored);
    head = { revision: stored.revision, position: stored.position };
    const id = text(stored.metadata['$causationId']);
    const before = commands.get(id);
    commands.set(id, {
      fingerprint: text(stored.metadata['fingerprint']),
      events: [...(before?.events ?? []), ...(event === undefined ? [] : [event])],
      position: stored.position,
    });
    if (event !== undefined) state = fold.evolve(state, event);
  }
  return { state, head, commands };
}
