import type { Decision } from '@daybook/scheduling/decision.ts';
import type { Command } from './command.ts';
import type { CommandTable, Settled } from './command-table.ts';
import type { Outcome } from './outcome.ts';

/** Does the work of a command once, however often the command comes: see {@link createOnce}. */
export type Once = <A>(
  command: Command,
  /**
   * @param settled how it ended before, when no stream remembers that: only a success in a stream outranks it
   * @returns undefined when it is settled and nothing outranks that
   */
  work: (settled: Settled | undefined) => Promise<Outcome<A> | undefined>,
) => Promise<Outcome<A>>;

/**
 * Each command once (DESIGN §4.1): requests with one key at one time share one outcome, another wish under a known key
 * is refused, and refusals and wishes that were met already are remembered. Successes are remembered by their streams.
 */
export function createOnce(table: CommandTable): Once {
  const underWay = new Map<string, { fingerprint: string; outcome: Promise<Outcome<unknown>> }>();

  async function remember<A>(
    command: Command,
    work: (settled: Settled | undefined) => Promise<Outcome<A> | undefined>,
  ): Promise<Outcome<A>> {
    const known = command.repeatable ? await table.begin(command) : { sameWish: true };
    if (!known.sameWish) return { kind: 'key-reused' };
    const { settled } = known;
    // What was met already when it was asked first is answered as then; only refusals can be outranked by a stream.
    if (settled !== undefined && 'answer' in settled) return outcomeOf(settled);
    const outcome = await work(settled);
    if (outcome === undefined) {
      if (settled === undefined) throw new TypeError('a command that is not settled has no outcome');
      return outcomeOf(settled);
    }
    if (!command.repeatable || outcome.kind === 'unknown' || outcome.kind === 'key-reused') return outcome;
    if (outcome.kind === 'done' && outcome.changed) return outcome;
    return outcomeOf(settled ?? (await table.settle(command, settledOf(outcome))));
  }

  return <A>(
    command: Command,
    work: (settled: Settled | undefined) => Promise<Outcome<A> | undefined>,
  ): Promise<Outcome<A>> => {
    const twin = underWay.get(command.id);
    if (twin !== undefined) {
      if (twin.fingerprint !== command.fingerprint) return Promise.resolve({ kind: 'key-reused' });
      // The same fingerprint means the same route and body, hence the same type of answer.
      return twin.outcome as Promise<Outcome<A>>;
    }
    const outcome = remember(command, work).finally(() => underWay.delete(command.id));
    underWay.set(command.id, { fingerprint: command.fingerprint, outcome });
    return outcome;
  };
}

/** The decision that repeats how a command ended before. */
export function decisionOf(settled: Settled): Decision<never> {
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
