import type { Command, Outcome } from './command.ts';
import { CommandExecutor } from './command-executor.ts';
import { Commits } from './commits.ts';
import { Heads } from './heads.ts';
import { LogWriter } from './log-writer.ts';
import { RecentIds } from './recent-ids.ts';
import { notReady } from './refusal.ts';
import type { Store } from './store.ts';

interface Waiting {
  readonly command: Command;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/** Counters of the write side, for operators. */
export interface EngineCounts {
  commands: number;
  commits: number;
  failures: number;
}

const headsInMemory = 100_000;
const idsInMemory = 200_000;
const idsAfterStart = 50_000;
const commandsPerCommit = 512;

/**
 * The single writer. Whatever arrived since the last commit becomes one durable transaction, and every answer, failures
 * included, is given after it: a reader or a refused writer never learns of something that a crash could still take away.
 */
export class Engine {
  readonly store: Store;
  readonly heads: Heads;
  readonly commits = new Commits();
  readonly counts: EngineCounts = { commands: 0, commits: 0, failures: 0 };
  readonly #recent = new RecentIds(idsInMemory);
  readonly #writer: LogWriter;
  readonly #executor: CommandExecutor;
  readonly #onFailure: (error: unknown) => void;
  #queue: Waiting[] = [];
  #scheduled = false;
  #failure: unknown;
  #stopped = false;

  constructor(store: Store, onFailure: (error: unknown) => void = () => undefined) {
    this.store = store;
    this.#onFailure = onFailure;
    this.heads = new Heads(store, headsInMemory);
    this.#writer = new LogWriter(store, this.heads, this.#recent);
    this.#executor = new CommandExecutor(store, this.heads, this.#recent, this.#writer);
    for (const { id, stream, revision } of store.newestIds(idsAfterStart)) this.#recent.remember(id, stream, revision);
    if (store.lastRecord() === undefined) this.#bootstrap();
  }

  /** Why the engine stopped writing; undefined while it works. */
  get failure(): unknown {
    return this.#failure;
  }

  /** Where the log ends: the position of the next record. */
  get end(): number {
    return this.#writer.next;
  }

  /** Carries out a command with the next commit. */
  submit(command: Command): Promise<Outcome> {
    if (this.#stopped || this.#failure !== undefined) return Promise.reject(notReady());
    return new Promise((resolve, reject) => {
      this.#queue.push({ command, resolve, reject });
      if (this.#scheduled) return;
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    });
  }

  /** Finishes what is queued and takes nothing more. */
  stop(): void {
    if (this.#stopped) return;
    while (this.#queue.length > 0 && this.#failure === undefined) this.#flush();
    this.#stopped = true;
  }

  /** Closes the files, once nobody reads any more. */
  close(): void {
    this.stop();
    this.store.close();
  }

  #flush(): void {
    this.#scheduled = false;
    const batch = this.#queue.splice(0, commandsPerCommit);
    if (batch.length === 0) return;
    if (this.#queue.length > 0) {
      this.#scheduled = true;
      setImmediate(() => this.#flush());
    }
    let outcomes: Outcome[];
    try {
      outcomes = this.store.transaction(() => batch.map(({ command }) => this.#executor.execute(command)));
    } catch (error) {
      this.#fail(error, batch);
      return;
    }
    this.counts.commits += 1;
    this.counts.commands += batch.length;
    for (const [index, outcome] of outcomes.entries()) batch[index]?.resolve(outcome);
    this.commits.announce(this.#writer.takeTouched());
  }

  // The heads in memory are ahead of the disk now, so nothing may be decided with them any more.
  #fail(error: unknown, batch: readonly Waiting[]): void {
    this.#failure = error;
    this.counts.failures += 1;
    console.error(
      'The event node stopped writing, because a commit failed. Restart it after checking the disk.',
      error,
    );
    this.#refuse([...batch, ...this.#queue.splice(0)]);
    this.#onFailure(error);
  }

  #refuse(waiting: readonly Waiting[]): void {
    for (const { reject } of waiting) reject(notReady());
  }

  // A real node is never empty: an application that takes the first record of the log for its own must fail here too.
  #bootstrap(): void {
    this.store.transaction(() => {
      this.#writer.appendMetadata('$scavenges', '{"$maxAge":2592000}');
      this.#writer.appendMetadata('$stats-embedded', '{"$maxAge":86400,"$acl":{"$r":"$ops"}}');
    });
    this.#writer.takeTouched();
  }
}
