import { migrate } from '@daybook/platform/postgres/migrate.ts';
import { readCheckpoint } from '../runner/checkpoint.ts';
import { prepareProjection } from '../runner/prepare-projection.ts';
import type { Projection } from '../runner/projection.ts';
import { diffTable, type RowDrift } from './diff-table.ts';
import { dropSchema } from './rebuild.ts';
import { replay } from './replay.ts';
import type { OperationOptions, Workshop } from './workshop.ts';

/** What a verification found. */
export interface Verified {
  readonly events: number;
  /** The position both copies were compared at. */
  readonly position: bigint;
  /** Rows that are not what the log says; at most 100 of each table. */
  readonly drift: readonly RowDrift[];
}

/**
 * Replays the log into a scratch schema and compares it with the live tables, both at the live checkpoint.
 * @throws StoppedAt at an event that cannot be handled
 */
export async function verify(
  workshop: Workshop,
  projection: Projection,
  options: OperationOptions = {},
): Promise<Verified> {
  const { database } = workshop;
  const scratch = `${projection.schema}_verify`;
  await prepareProjection(database, projection);
  await dropSchema(database, scratch);
  try {
    await migrate(database, scratch, projection.migrations(scratch));
    const start = await readCheckpoint(database, projection.name);
    // Never beyond the live tables: these cannot be asked to stand still for as long as a replay takes.
    const most = await replay(workshop, projection, { ...options, schema: scratch, upTo: start.position });
    return await database.transaction().execute(async (transaction) => {
      const { position } = await readCheckpoint(transaction, projection.name, { lock: true });
      const { events } = await replay(workshop, projection, {
        schema: scratch,
        from: most,
        upTo: position,
        transaction,
      });
      const drift: RowDrift[] = [];
      for (const table of projection.tables) {
        drift.push(...(await diffTable(transaction, table, projection.schema, scratch)));
      }
      return { events, position, drift };
    });
  } finally {
    await dropSchema(database, scratch);
  }
}
