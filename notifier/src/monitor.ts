import type { EventStore } from '@daybook/event-store/event-store.ts';
import { sql } from 'kysely';
import type { NotifierDatabase } from './database/notifier-tables.ts';
import { showOutbox } from './metrics.ts';
import { readCheckpoint } from './subscription/checkpoint.ts';
import { pause } from '@daybook/platform/pause.ts';

const every = 1_000;
/** While something is missing, as at the start. */
const everyInTrouble = 200;
/** How long one look may take, in ms, before it counts as failed. */
const patience = 3_000;

const limited = async <T>(what: string, asked: Promise<T>): Promise<T> => {
  const timer = new AbortController();
  const late = pause(patience, timer.signal).then(() => {
    throw new Error(`${what} does not answer`);
  });
  // Whoever loses the race is not listened to any more.
  late.catch(() => undefined);
  try {
    return await Promise.race([asked, late]);
  } catch (error) {
    throw new Error(`${what} cannot be used: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  } finally {
    timer.abort();
  }
};

/** Looks at database, event store and outbox again and again: metrics, and the answer to "ready?". */
export class Monitor {
  readonly #database: NotifierDatabase;
  readonly #store: EventStore;
  readonly #trouble: () => string | undefined;
  #fault: string | undefined = 'nothing has been looked at yet';

  /** @param trouble why the subscription does not move, if so */
  constructor(database: NotifierDatabase, store: EventStore, trouble: () => string | undefined) {
    this.#database = database;
    this.#store = store;
    this.#trouble = trouble;
  }

  /** Runs until aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#look();
        this.#fault = undefined;
      } catch (error) {
        this.#fault = error instanceof Error ? error.message : String(error);
      }
      await pause(this.#fault === undefined ? every : everyInTrouble, signal);
    }
  }

  async #look(): Promise<void> {
    const [checkpoint, counts] = await limited(
      'the database',
      Promise.all([readCheckpoint(this.#database), this.#countOutbox()]),
    );
    const head = await limited('the event store', this.#store.headPosition());
    showOutbox(counts.waiting, counts.dead, head - (checkpoint?.position ?? -1n));
  }

  async #countOutbox(): Promise<{ waiting: number; dead: number }> {
    const { rows } = await sql<{ waiting: string; dead: string }>`
      select count(*) filter (where dead_at is null) as waiting, count(*) filter (where dead_at is not null) as dead
      from notifier.notification where status in ('RECEIVED', 'FAILED')`.execute(this.#database);
    return { waiting: Number(rows[0]?.waiting), dead: Number(rows[0]?.dead) };
  }

  /** @throws when database or event store are gone, or the subscription does not move; the message says which and why */
  ready(): void {
    const fault = this.#fault ?? this.#trouble();
    if (fault !== undefined) throw new Error(fault);
  }
}
