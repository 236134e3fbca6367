import type { Request, Response } from 'express';
import { sql, type Kysely, type Transaction } from 'kysely';
import { readMinPosition } from './min-position.ts';
import { isBehind, isWorthWaiting, readPositions, type ModelPosition } from './model-position.ts';
import { PositionWatch } from './position-watch.ts';
import { tablesOf, type Model, type ReadTables } from './read-tables.ts';

/** How long a query waits for the position its client has seen, in ms. */
const patience = 2_000;

/** A request that is being answered. */
export interface Exchange {
  readonly http: Request;
  readonly reply: Response;
}

interface Snapshot<T> {
  readonly positions: readonly ModelPosition[];
  /** Undefined when the models were not there yet and the rows were left unread. */
  readonly rows: { readonly value: T } | undefined;
}

/** Reads read models so that a client sees its own writes. */
export class ReadModels {
  readonly #database: Kysely<ReadTables>;
  readonly #watch: PositionWatch;

  constructor(database: Kysely<ReadTables>) {
    this.#database = database;
    this.#watch = new PositionWatch(database);
  }

  /**
   * Runs a query on some models: waits for `Daybook-Min-Position`, at most 2 s, then reads checkpoints and rows in one
   * snapshot. The answer names its position in `Daybook-Position`, and says `Daybook-Stale: true` if that is not enough.
   */
  async read<T>(
    models: readonly Model[],
    { http, reply }: Exchange,
    query: (snapshot: Transaction<ReadTables>) => Promise<T>,
  ): Promise<T> {
    const min = readMinPosition(http.get('Daybook-Min-Position'));
    let snapshot = await this.#snapshot(models, min, query);
    if (snapshot.rows === undefined) {
      if (min !== undefined) await this.#watch.wait(models, min, patience);
      snapshot = await this.#snapshot(models, undefined, query);
    }
    const { positions, rows } = snapshot;
    if (rows === undefined) throw new Error('a snapshot without a minimum has rows');
    const least = positions.reduce<bigint | undefined>(
      (least, { position }) => (least === undefined || position < least ? position : least),
      undefined,
    );
    reply.set('Daybook-Position', `${least === undefined || least < 0n ? 0n : least}`);
    if (min !== undefined && positions.some((model) => isBehind(model, min))) reply.set('Daybook-Stale', 'true');
    return rows.value;
  }

  /** @param min leave the rows unread if waiting could bring the models there */
  #snapshot<T>(
    models: readonly Model[],
    min: bigint | undefined,
    query: (snapshot: Transaction<ReadTables>) => Promise<T>,
  ): Promise<Snapshot<T>> {
    const tables = models.flatMap((model) => tablesOf[model]).sort();
    return this.#database
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        // Before the snapshot is taken, so that a rebuild cannot put new tables under an old snapshot.
        await sql`lock table ${sql.join(tables.map((table) => sql.table(table)))} in access share mode`.execute(
          transaction,
        );
        const positions = await readPositions(transaction, models);
        if (min !== undefined && isWorthWaiting(positions, min)) return { positions, rows: undefined };
        return { positions, rows: { value: await query(transaction) } };
      });
  }
}
