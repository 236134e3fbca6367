import type { EventStore } from '@daybook/event-store/event-store.ts';
import type { Kysely } from 'kysely';
import type { RunnerTables } from '../runner/runner-tables.ts';

/** What an operation on read models works with. */
export interface Workshop {
  readonly database: Kysely<RunnerTables>;
  readonly store: EventStore;
  /** Id of the log `store` is connected to. */
  readonly storeId: string;
  readonly prefixes: readonly string[];
}

/** How far an operation is. */
export interface Progress {
  readonly events: number;
  /** Position of the last event done; -1n before the first. */
  readonly position: bigint;
  /** Where the log ended when it was last looked at. */
  readonly head: bigint;
}

/** What every operation that takes long may be told. */
export interface OperationOptions {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}
