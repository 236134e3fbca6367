import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { EventStoreUnavailable, OutcomeUnknown, WrongExpectedRevision } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';
import type { Decision } from '@daybook/scheduling/decision.ts';
import type { Command } from './command.ts';
import { decisionOf, type Once } from './once.ts';
import type { Outcome } from './outcome.ts';
import { createTurns } from './run-in-turn.ts';
import { blankStream, foldEvents, type Fold, type StreamState } from './stream-state.ts';

/** What is asked of one stream. */
export interface Task<S, E, A> {
  readonly stream: string;
  /** Pure: time, ids and facts of other streams are fixed in it. */
  readonly decide: (state: S) => Decision<E>;
  /** The answer, from the command's own events; with none (the wish was met already) from the state. */
  readonly answer: (events: readonly E[], state: S) => A;
}

/** What the write path stands on. */
export interface WritePathParts<S, E> {
  readonly store: EventStore;
  readonly once: Once;
  readonly fold: Fold<S, E>;
  readonly prepare: (command: Command, stream: string, events: readonly E[]) => Promise<NewEvent[]>;
  /** How many folded streams to keep. */
  readonly cached: number;
  /** A command is decided again for this long before the answer is "unknown", ms (DESIGN §4.4); 5,000 unless told. */
  readonly patience?: number;
  readonly count?: (what: 'conflict' | 'retry' | 'tail-read' | 'append') => void;
}

const longestPause = 250;
/** Commands a page has seen at the end of a usual day. */
const usualCommands = 60;

interface Kept<S, E> extends StreamState<S, E> {
  /** When the read that confirmed it was begun (`performance.now()`): a refusal must not rest on an older one. */
  seenAt: number;
}

/** Commands on one kind of stream. */
export interface WritePath<S, E> {
  /** Carries out a command that is one task. */
  readonly execute: <A>(command: Command, task: Task<S, E, A>) => Promise<Outcome<A>>;
  /** One step of a wider command, which sees to it itself that it happens once. */
  readonly run: <A>(command: Command, task: Task<S, E, A>) => Promise<Outcome<A>>;
  /** What the stream's state, cached if that has it and else read anew, holds of something that never changes. */
  readonly look: <T>(stream: string, select: (state: S) => T | undefined) => Promise<T | undefined>;
}

/**
 * The write path of one kind of stream: load → decide → append, with one append and no read in the usual case.
 * A cached state may only accept; a refusal or a no-op is answered after a read that began after the command came (§4.5).
 */
export function createWritePath<S, E extends DaybookEvent>(parts: WritePathParts<S, E>): WritePath<S, E> {
  const { store, once, fold, prepare, patience = 5_000, count = () => {} } = parts;
  const cache = new LRUCache<string, Kept<S, E>>({
    max: parts.cached,
    // A page with a long history counts for several.
    maxSize: parts.cached * usualCommands,
    sizeCalculation: (kept) => usualCommands + kept.commands.size,
  });
  /** When a command on a stream last gave up. */
  const lostAt = new LRUCache<string, number>({ max: 1_000 });
  const inTurn = createTurns();
  const blankKept = (): Kept<S, E> => ({ ...blankStream(fold), seenAt: Number.NEGATIVE_INFINITY });

  async function refresh(stream: string, kept: Kept<S, E>): Promise<void> {
    const seenAt = performance.now();
    const events = await store.load(stream, kept.head === undefined ? 0n : kept.head.revision + 1n);
    count('tail-read');
    foldEvents(fold, kept, events);
    kept.seenAt = seenAt;
    if (kept.head !== undefined) cache.set(stream, kept);
  }

  async function append(command: Command, stream: string, kept: Kept<S, E>, events: readonly E[]): Promise<bigint> {
    const ready = await prepare(command, stream, events);
    const seenAt = performance.now();
    const { revision, position } = await store.append(stream, kept.head?.revision ?? 'no_stream', ready);
    count('append');
    const first = (kept.head?.revision ?? -1n) + 1n;
    if (revision === first + BigInt(ready.length) - 1n) {
      const at = new Date().toISOString();
      const stored = ready.map((event, step) => ({ ...event, stream, revision: first + BigInt(step), position, at }));
      // The server took the exact revision: the folded state was the stream's head after `seenAt`.
      foldEvents(fold, kept, stored);
      kept.seenAt = seenAt;
      cache.set(stream, kept);
    } else {
      cache.delete(stream);
    }
    return position;
  }

  async function decideOnce<A>(command: Command, task: Task<S, E, A>, cameAt: number): Promise<Outcome<A>> {
    const kept = cache.get(task.stream) ?? blankKept();
    if (kept.head === undefined) await refresh(task.stream, kept);
    for (;;) {
      const seen = kept.commands.get(command.id);
      if (seen !== undefined) {
        if (seen.fingerprint !== command.fingerprint) return { kind: 'key-reused' };
        return { kind: 'done', changed: true, answer: task.answer(seen.events, kept.state), position: seen.position };
      }
      const decision = task.decide(kept.state);
      if ('ok' in decision && decision.ok.length > 0) {
        const position = await append(command, task.stream, kept, decision.ok);
        return { kind: 'done', changed: true, answer: task.answer(decision.ok, kept.state), position };
      }
      if (kept.seenAt >= cameAt) {
        const position = kept.head?.position;
        if ('refused' in decision)
          return { kind: 'refused', refusal: decision.refused, ...(position === undefined ? {} : { position }) };
        return { kind: 'done', changed: false, answer: task.answer([], kept.state), position: position ?? 0n };
      }
      await refresh(task.stream, kept);
    }
  }

  const run = <A>(command: Command, task: Task<S, E, A>): Promise<Outcome<A>> => {
    const cameAt = performance.now();
    return inTurn(task.stream, () => decide(command, task, cameAt));
  };

  async function decide<A>(command: Command, task: Task<S, E, A>, cameAt: number): Promise<Outcome<A>> {
    // Waiting for its turn does not use up a command's patience, unless somebody before it lost all of theirs meanwhile.
    const begun = performance.now();
    if (begun - cameAt > patience && (lostAt.get(task.stream) ?? cameAt) > cameAt) return { kind: 'unknown' };
    for (let attempt = 0; performance.now() - begun < patience; attempt++) {
      try {
        return await decideOnce(command, task, cameAt);
      } catch (error) {
        const conflict = error instanceof WrongExpectedRevision;
        if (!conflict && !(error instanceof OutcomeUnknown) && !(error instanceof EventStoreUnavailable)) throw error;
        count(conflict ? 'conflict' : 'retry');
        // Decide on what is there now: another's event, or our own whose answer was lost.
        const stale = cache.get(task.stream);
        cache.delete(task.stream);
        if (conflict && stale !== undefined) await refresh(task.stream, stale).catch(ignoreUntilNextAttempt);
        await pause(Math.random() * Math.min(longestPause, (conflict ? 1 : 10) * 2 ** attempt));
      }
    }
    lostAt.set(task.stream, performance.now());
    return { kind: 'unknown' };
  }

  return {
    execute: (command, task) =>
      once(command, (settled) =>
        run(command, settled === undefined ? task : { ...task, decide: () => decisionOf(settled) }),
      ),
    run,
    look: async (stream, select) => {
      const kept = cache.get(stream);
      const found = kept === undefined ? undefined : select(kept.state);
      if (found !== undefined) return found;
      return inTurn(stream, async () => {
        const fresh = cache.get(stream) ?? blankKept();
        // Whoever had the turn before may have read it.
        const read = fresh.head === undefined ? undefined : select(fresh.state);
        if (read !== undefined) return read;
        await refresh(stream, fresh);
        return select(fresh.state);
      });
    },
  };
}

/** A refresh that fails is not an answer: the next attempt reads again. */
function ignoreUntilNextAttempt(error: unknown): void {
  if (!(error instanceof EventStoreUnavailable)) throw error;
}
