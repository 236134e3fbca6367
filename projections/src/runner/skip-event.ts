import { sql, type Kysely } from 'kysely';
import { readCheckpoint } from './checkpoint.ts';
import type { RunnerTables } from './runner-tables.ts';

/**
 * Moves a stopped projection past the event it stopped at, and records who ordered it.
 * @param eventId the event the order was given for
 * @throws when the projection is not stopped at that event (any more)
 */
export async function skipEvent(
  database: Kysely<RunnerTables>,
  projection: string,
  eventId: string,
  requestedBy: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const { state, error } = await readCheckpoint(transaction, projection, { lock: true });
    if (state !== 'red' || error?.eventId !== eventId) {
      throw new Error(`${projection} is not stopped at event ${eventId}: nothing was skipped`);
    }
    const { type, stream, revision, position } = error;
    await transaction
      .insertInto('projection.skipped')
      .values({
        name: projection,
        position,
        event_id: eventId,
        stream,
        revision,
        type,
        reason: 'operator',
        requested_by: requestedBy,
      })
      .onConflict((conflict) =>
        conflict.columns(['name', 'position']).doUpdateSet({ reason: 'operator', requested_by: requestedBy }),
      )
      .execute();
    // The event is in the log, so it may be the checkpoint's last event like any other.
    await transaction
      .updateTable('projection.checkpoint')
      .set({ position, stream, revision, event_id: eventId, state: 'green', error: null, updated_at: sql<Date>`now()` })
      .where('name', '=', projection)
      .execute();
  });
}
