import type { Request, Response } from 'express';
import { sql, type Expression, type Kysely, type RawBuilder } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { readMinPosition } from './min-position.ts';
import { isBehind, isWorthWaiting, toPositions, type ModelPosition } from './model-position.ts';
import { PositionWatch } from './position-watch.ts';
import type { Model, ReadTables } from './read-tables.ts';

/** How long a query waits for the position its client has seen, in ms. */
const patience = 2_000;

/** A request that is being answered. */
export interface Exchange {
  readonly http: Request;
  readonly reply: Response;
}

/** What the rows of a query are once they came as JSON: dates are text, see `instantOf`. */
export type RowsOf<O> = ReturnType<typeof jsonArrayFrom<O>> extends RawBuilder<infer Rows> ? Rows : never;

interface Snapshot<O> {
  readonly positions: readonly ModelPosition[];
  readonly rows: RowsOf<O>;
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
   * Runs a query on some models, after waiting for `Daybook-Min-Position`, at most 2 s. The answer names its position in
   * `Daybook-Position`, and says `Daybook-Stale: true` if that is not enough.
   * @throws HttpProblem 400 for a header that is no position, 503 while a model does not exist yet
   */
  async read<O>(
    models: readonly Model[],
    { http, reply }: Exchange,
    query: (database: Kysely<ReadTables>) => Expression<O>,
  ): Promise<RowsOf<O>> {
    const min = readMinPosition(http.get('Daybook-Min-Position'));
    let snapshot = await this.#snapshot(models, query);
    if (min !== undefined && isWorthWaiting(snapshot.positions, min)) {
      await this.#watch.wait(models, min, patience);
      snapshot = await this.#snapshot(models, query);
    }
    const { positions, rows } = snapshot;
    const least = positions.map(({ position }) => position).reduce((one, other) => (one < other ? one : other));
    reply.set('Daybook-Position', `${least < 0n ? 0n : least}`);
    if (min !== undefined && positions.some((model) => isBehind(model, min))) reply.set('Daybook-Stale', 'true');
    return rows;
  }

  /**
   * Checkpoints and rows in one statement, which is one snapshot. It is also what keeps a rebuild from showing: a
   * statement takes its snapshot after it has locked its tables, so it never sees new tables in an old snapshot, as a
   * transaction of several statements could.
   */
  async #snapshot<O>(
    models: readonly Model[],
    query: (database: Kysely<ReadTables>) => Expression<O>,
  ): Promise<Snapshot<O>> {
    const checkpoints = this.#database
      .selectFrom('projection.checkpoint')
      .select(['name', 'state', sql<string>`position::text`.as('position')])
      .where('name', 'in', models);
    const { positions, rows } = await this.#database
      .selectNoFrom([jsonArrayFrom(checkpoints).as('positions'), jsonArrayFrom(query(this.#database)).as('rows')])
      .executeTakeFirstOrThrow();
    return { positions: toPositions(positions, models), rows };
  }
}
