import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Transaction } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { RunnerTables } from './runner-tables.ts';

/** A table of a read model, as far as comparing two copies of it needs. */
export interface ProjectedTable {
  readonly name: string;
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Columns that differ between two builds of the same log, such as the time of insertion. */
  readonly volatile?: readonly string[];
}

/** What a projection works with while it handles one batch. */
export interface ProjectionContext {
  /** Rows and checkpoint are committed together by it. */
  readonly transaction: Transaction<RunnerTables>;
  /** Where the tables are: the live schema, or the one a rebuild fills. */
  readonly schema: string;
  /** Records that an event was passed over because this program does not know its type. */
  readonly skip: (event: StoredEvent) => void;
  /** Runs after the batch was committed, for metrics. */
  readonly onCommit: (effect: () => void) => void;
}

/** A read model: its tables, and how events become rows. */
export interface Projection {
  readonly name: string;
  /** From 1. Counts up when the same log has to give other rows: a start with a higher one rebuilds. */
  readonly version: number;
  /** The Postgres schema it owns. */
  readonly schema: string;
  readonly tables: readonly ProjectedTable[];
  /** Its tables in a schema of that name, by migration name. */
  readonly migrations: (schema: string) => Readonly<Record<string, Migration>>;
  /** Never emptied and never swapped: a rebuild adds what is missing and checks what is there. */
  readonly appendOnly?: boolean;
  /**
   * Handles events in the order of the log. The same events may come again, one by one or in other batches; the rows
   * must not depend on it.
   * @throws whatever; a fault that is not the database's stops the projection at the event
   */
  readonly project: (batch: readonly StoredEvent[], context: ProjectionContext) => Promise<void>;
  /** Told of every batch that could not be committed. */
  readonly onFailure?: (error: unknown) => void;
}
