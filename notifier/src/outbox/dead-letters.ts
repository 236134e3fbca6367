import { sql, type Selectable } from 'kysely';
import type { NotificationTable, NotifierDatabase } from '../database/notifier-tables.ts';
import type { JobQueue } from './job-queue.ts';

/** Notes that a message was given up; it stays, with the reason, until somebody redrives it. */
export async function buryMessage(database: NotifierDatabase, id: string): Promise<void> {
  await database
    .updateTable('notifier.notification')
    .set({
      status: 'FAILED',
      dead_at: sql<Date>`now()`,
      last_error: sql<string>`coalesce(last_error, 'every worker that had it ended before it could say why')`,
    })
    .where('id', '=', id)
    .where('status', 'in', ['RECEIVED', 'FAILED'])
    .execute();
}

/**
 * Sends a message that was given up on its way again.
 * @returns the message, or undefined when it is not one that was given up
 */
export async function redrive(
  database: NotifierDatabase,
  queue: JobQueue,
  id: string,
  by: string,
): Promise<Selectable<NotificationTable> | undefined> {
  return database.transaction().execute(async (transaction) => {
    const row = await transaction
      .updateTable('notifier.notification')
      .set({ status: 'RECEIVED', dead_at: null, redriven_by: by, redriven_at: sql<Date>`now()` })
      .where('id', '=', id)
      .where('dead_at', 'is not', null)
      .returningAll()
      .executeTakeFirst();
    if (row !== undefined) await queue.enqueue(transaction, [id]);
    return row;
  });
}
