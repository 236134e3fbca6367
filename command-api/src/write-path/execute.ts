import { setTimeout as pause } from 'node:timers/promises';
import { LRUCache } from 'lru-cache';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { EventStoreUnavailable, OutcomeUnknown, WrongExpectedRevision } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { NewEvent } from '@daybook/event-store/stored-event.ts';
import type { Command } from './command.ts';
import type { CommandTable, Settled } from './command-table.ts';
import type { Decision } from './decision.ts';
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
/** Commands a page has seen at the end of a usual day. */
const usualCommands = 60;

interface Kept<S, E> extends StreamState<S, E> {
  /** When the read that confirmed it was begun (`performance.now()`): a refusal must not rest on an older one. */
  seenAt: number;
}

/**
 * The write path of one kind of stream: load → decide → append, with one append and no read in the usual case.
 * A cached state may only accept; a refusal or a no-op is answered after a read that began after the command came (§4.5).
 */
export function createWritePath<S, E extends DaybookEvent>(parts: WritePathParts<S, E>) {
  const { store, table, fold, prepare, count = () => {} } = parts;
  const cache = new LRUCache<string, Kept<S, E>>({
    max: parts.cached,
    // A page with a long history counts for several.
    maxSize: parts.cached * usualCommands,
    sizeCalculation: (kept) => usualCommands + kept.commands.size,
  });
  const inTurn = createTurns();
  const underWay = new Map<string, { fingerprint: string; outcome: Promise<Outcome<unknown>> }>();

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
    const kept = cache.get(task.stream) ?? { ...blankStream(fold), seenAt: Number.NEGATIVE_INFINITY };
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
    const { settled } = known;
    // Settled before: only a success in the stream, which `decide` looks for first, outranks it.
    const again = settled === undefined ? task : { ...task, decide: () => decisionOf(settled) };
    const outcome = await inTurn(task.stream, () => decide(command, again, cameAt));
    if (!command.repeatable || outcome.kind === 'unknown' || outcome.kind === 'key-reused') return outcome;
    if (outcome.kind === 'done' && outcome.changed) return outcome;
    return outcomeOf(settled ?? (await table.settle(command, settledOf(outcome))));
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

function decisionOf(settled: Settled): Decision<never> {
  return 'refusal' in settled ? { refused: settled.refusal } : { ok: [] };
}

function settledOf(outcome: Extract<Outcome<unknown>, { kind: 'done' | 'refused' }>): Settled {
  if (outcome.kind === 'done') return { answer: outcome.answer, position: `${outcome.position}` };
  const { refusal, position } = outcome;
  return { refusal, ...(position === undefined ? {} : { position: `${position}` }) };
}

/** The same fingerprint means the same route and body, hence the same type of answer. */
function outcomeOf<A>(settled: Settled): Outcome<A> {
  if ('answer' in settled) {
    return { kind: 'done', changed: false, answer: settled.answer as A, position: BigInt(settled.position) };
  }
  const { refusal, position } = settled;
  return { kind: 'refused', refusal, ...(position === undefined ? {} : { position: BigInt(position) }) };
}
