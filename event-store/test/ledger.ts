import type { ConsumeOptions } from '../src/consume.ts';
import type { ConsumerState } from '../src/consumer-health.ts';
import type { EventStore } from '../src/event-store.ts';
import type { StoredEvent } from '../src/stored-event.ts';

/** A consumer's database, in memory: what was committed, and the checkpoint, which only rises. */
export class Ledger {
  readonly committed: StoredEvent[] = [];
  readonly batches: number[] = [];
  readonly states: ConsumerState[] = [];
  readonly loads: (bigint | undefined)[] = [];
  /** Called before a batch is committed: throws to fail it. */
  before: (batch: readonly StoredEvent[]) => void | Promise<void> = () => undefined;
  /** Called once a batch is committed: throws as if the database's answer were lost. */
  after: () => void = () => undefined;
  private readonly controller = new AbortController();
  private running: Promise<void> = Promise.resolve();

  /** Numbers `n` of the committed events, in order. */
  get numbers(): unknown[] {
    return this.committed.map(({ data }) => (typeof data === 'object' && data !== null && 'n' in data ? data.n : data));
  }

  start(store: EventStore, prefix: string, options: Partial<ConsumeOptions> = {}): this {
    this.running = store.consume({
      name: 'ledger',
      prefixes: [prefix],
      signal: this.controller.signal,
      load: () => {
        const position = this.committed.at(-1)?.position;
        this.loads.push(position);
        return Promise.resolve(position);
      },
      handle: async (batch) => {
        await this.before(batch);
        this.committed.push(...batch);
        this.batches.push(batch.length);
        this.after();
      },
      onState: (state) => this.states.push(state),
      ...options,
    });
    // Settled by `stop` or looked at by `ended`; until then a rejection must not count as unhandled.
    this.running.catch(() => undefined);
    return this;
  }

  /** Settles as `consume` does. */
  get ended(): Promise<void> {
    return this.running;
  }

  async stop(): Promise<void> {
    this.controller.abort();
    await this.running;
  }
}
