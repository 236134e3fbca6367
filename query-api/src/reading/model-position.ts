import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { Kysely } from 'kysely';
import type { Model, ReadTables } from './read-tables.ts';

/** How far one read model is. */
export interface ModelPosition {
  readonly name: Model;
  readonly position: bigint;
  /** Stopped at an event it cannot handle: it will not move until an operator acts. */
  readonly red: boolean;
}

/**
 * How far some read models are.
 * @throws HttpProblem 503 when one of them was never started
 */
export async function readPositions(database: Kysely<ReadTables>, models: readonly Model[]): Promise<ModelPosition[]> {
  const rows = await database
    .selectFrom('projection.checkpoint')
    .select(['name', 'position', 'state'])
    .where('name', 'in', models)
    .execute();
  return toPositions(rows, models);
}

/**
 * Positions from rows of the checkpoint table.
 * @throws HttpProblem 503 when a model has none: it was never started
 */
export function toPositions(
  rows: readonly { readonly name: Model; readonly position: string; readonly state: 'green' | 'red' }[],
  models: readonly Model[],
): ModelPosition[] {
  if (rows.length < models.length) throw notBuiltYet();
  return rows.map(({ name, position, state }) => ({ name, position: BigInt(position), red: state === 'red' }));
}

/** The answer while read models do not exist yet. */
export const notBuiltYet = (): HttpProblem =>
  new HttpProblem(503, 'not-built-yet', 'The read models are being built for the first time: try again.');

/** Whether a model is behind a position. */
export const isBehind = (model: ModelPosition, min: bigint): boolean => model.position < min;

/** Whether waiting can bring all models to a position: red ones are not waited for. */
export const isWorthWaiting = (models: readonly ModelPosition[], min: bigint): boolean =>
  models.some((model) => isBehind(model, min) && !model.red);
