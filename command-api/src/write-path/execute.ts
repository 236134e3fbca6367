import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { EventStoreUnavailable, OutcomeUnknown, WrongExpectedRevision } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { NewEvent, StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Command } from './command.ts';
import type { CommandTable } from './command-table.ts';
import type { Decision } from './decision.ts';
import type { Outcome } from './outcome.ts';
import { createTurns } from './run-in-turn.ts';
import { foldEvents, type Fold, type StreamState } from './stream-state.ts';

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
  readonly table: CommandTable;
  readonly fold: Fold<S, E>;
  readonly prepare: (command: Command, stream: string, events: readonly E[]) => Promise<NewEvent[]>;
  /** How many folded streams to keep. */
  readonly cached: number;
  readonly count?: (what: 'conflict' | 'retry' | 'tail-read' | 'append') => void;
}

/** A command is decided again for this long before the answer is "unknown", ms (DESIGN §4.4). */
const patience = 5_000;
const longestPause = 250;

interface Kept<S, E> extends StreamState<S, E> {
  /** When the read that confirmed it was begun (`performance.now()`): a refusal must not rest on an older one. */
  readonly seenAt: number;
}

/**
 * The write path of one kind of stream: load → decide → append, with one append and no read in the usual case.
 * A cached state may only accept; a refusal or a no-op is answered after a read that began after the command came (§4.5).
 */
export function createWritePath<S, E extends DaybookEvent>(parts: WritePathParts<S, E>) {
  const { store, table, fold, prepare, count = () => {} } = parts;
  const cache = new LRUCache<string, Kept<S, E>>({ max: parts.cached });
  const inTurn = createTurns();
  const underWay = new Map<string, { fingerprint: string; outcome: Promise<Outcome<unknown>> }>();

  async function refresh(stream: string, from: StreamState<S, E> | undefined): Promise<Kept<S, E>> {
    const seenAt = performance.now();
    const known = from ?? { state: fold.initial, head: undefined, commands: new Map() };
    const events: StoredEvent[] = await store.load(stream, known.head === undefined ? 0n : known.head.revision + 1n);
    count('tail-read');
    const kept = { ...foldEvents(fold, known, events), seenAt };
    if (kept.head !== undefined) cache.set(stream, kept);
    return kept;
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
      cache.set(stream, { ...foldEvents(fold, kept, stored), seenAt });
    } else {
      cache.delete(stream);
    }
    return position;
  }

  async function decideOnce<A>(command: Command, task: Task<S, E, A>, cameAt: number): Promise<Outcome<A>> {
    let kept = cache.get(task.stream) ?? (await refresh(task.stream, undefined));
    for (;;) {
      const seen = kept.commands.get(command.id);
      if (seen !== undefined) {
        if (seen.fingerprint !== command.fingerprint) return { kind: 'key-reused' };
        return { kind: 'done', answer: task.answer(seen.events, kept.state), position: seen.position };
      }
      const decision = task.decide(kept.state);
      if ('ok' in decision && decision.ok.length > 0) {
        const position = await append(command, task.stream, kept, decision.ok);
        return { kind: 'done', answer: task.answer(decision.ok, kept.state), position };
      }
      if (kept.seenAt >= cameAt) {
        const position = kept.head?.position;
        if ('refused' in decision)
          return { kind: 'refused', refusal: decision.refused, ...(position === undefined ? {} : { position }) };
        return { kind: 'done', answer: task.answer([], kept.state), position: position ?? 0n };
      }
      kept = await refresh(task.stream, kept);
    }
  }

  async function decide<A>(command: Command, task: Task<S, E, A>, cameAt: number): Promise<Outcome<A>> {
    for (let attempt = 0; performance.now() - cameAt < patience; attempt++) {
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
    return { kind: 'unknown' };
  }

  async function remember<A>(command: Command, task: Task<S, E, A>, cameAt: number): Promise<Outcome<A>> {
    const known = command.repeatable ? await table.begin(command) : { sameWish: true };
    if (!known.sameWish) return { kind: 'key-reused' };
    const outcome = await inTurn(task.stream, () =>
      decide(
        command,
        {
          ...task,
          decide: (state) => (known.refused === undefined ? task.decide(state) : { refused: known.refused.refusal }),
        },
        cameAt,
      ),
    );
    if (outcome.kind !== 'refused' || !command.repeatable) return outcome;
    const position = outcome.position === undefined ? {} : { position: `${outcome.position}` };
    const first = known.refused ?? (await table.refuse(command, { refusal: outcome.refusal, ...position }));
    return {
      kind: 'refused',
      refusal: first.refusal,
      ...(first.position === undefined ? {} : { position: BigInt(first.position) }),
    };
  }

  /** Carries out a command on one stream. Equal requests with one key at one time share one outcome. */
  return function execute<A>(command: Command, task: Task<S, E, A>): Promise<Outcome<A>> {
    const twin = underWay.get(command.id);
    if (twin !== undefined) {
      if (twin.fingerprint !== command.fingerprint) return Promise.resolve({ kind: 'key-reused' });
      // The same fingerprint means the same route and body, hence the same type of answer.
      return twin.outcome as Promise<Outcome<A>>;
    }
    const outcome = remember(command, task, performance.now()).finally(() => underWay.delete(command.id));
    underWay.set(command.id, { fingerprint: command.fingerprint, outcome });
    return outcome;
  };
}

/** A refresh that fails is not an answer: the next attempt reads again. */
function ignoreUntilNextAttempt(error: unknown): void {
  if (!(error instanceof EventStoreUnavailable)) throw error;
}
