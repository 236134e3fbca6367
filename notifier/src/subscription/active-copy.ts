import { sql } from 'kysely';
import type { NotifierDatabase } from '../database/notifier-tables.ts';
import { pause } from './pause.ts';

/** How often a waiting copy asks for the lock, and the active one whether it still holds it, in ms. */
const every = 500;

const lockKey = sql`hashtext('daybook-notifier'), 0`;

async function tryLock(connection: NotifierDatabase): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lockKey}) as held`.execute(connection);
  return rows[0]?.held === true;
}

/** Aborts `lost` once the connection, and with it the lock, is gone. Ends when `until` is aborted. */
async function watch(connection: NotifierDatabase, lost: AbortController, until: AbortSignal): Promise<void> {
  for (;;) {
    await pause(every, until);
    if (until.aborted) return;
    try {
      await sql`select 1`.execute(connection);
    } catch (error) {
      lost.abort(error);
      return;
    }
  }
}

/**
 * Does `work` while this process is the one notifier that follows the log; waits as long as another one does. The work is
 * given the very connection that holds the lock: whoever lost the lock cannot write any more either.
 * @throws what made the connection unusable
 */
export async function whileActive(
  database: NotifierDatabase,
  signal: AbortSignal,
  work: (connection: NotifierDatabase, active: AbortSignal) => Promise<void>,
): Promise<void> {
  await database.connection().execute(async (connection) => {
    while (!(await tryLock(connection))) {
      await pause(every, signal);
      if (signal.aborted) return;
    }
    const lost = new AbortController();
    const finished = new AbortController();
    const watching = watch(connection, lost, finished.signal);
    try {
      await work(connection, AbortSignal.any([signal, lost.signal]));
    } finally {
      finished.abort();
      await watching;
      // The connection goes back to a pool and lives on: the lock has to be given up by name, also after a failure. If the
      // connection is gone, so is the lock.
      if (!lost.signal.aborted) await sql`select pg_advisory_unlock(${lockKey})`.execute(connection);
    }
    lost.signal.throwIfAborted();
  });
}
