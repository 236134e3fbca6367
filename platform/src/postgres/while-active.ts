import { sql, type Kysely } from 'kysely';
import { pause } from '../pause.ts';

/** How often a waiting copy asks for the lock, and an active one whether it still holds it, in ms. */
const every = 500;

const lockKey = (name: string) => sql`hashtext('daybook-active'), hashtext(${name})`;

/** Takes a session lock on this connection, if nobody else holds it. */
async function tryLock<D>(connection: Kysely<D>, name: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_lock(${lockKey(name)}) as held`.execute(
    connection,
  );
  return rows[0]?.held === true;
}

/** Aborts `lost` once the connection, and with it the lock, is gone. Ends when `until` is aborted. */
async function watch<D>(connection: Kysely<D>, lost: AbortController, until: AbortSignal): Promise<void> {
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
 * Does `work` while this process is the active copy of `name`; waits quietly as long as another one does. The work is
 * given the very connection that holds the lock: whoever lost the lock cannot write any more either.
 * @throws what made the connection unusable
 */
export async function whileActive<D>(
  database: Kysely<D>,
  name: string,
  signal: AbortSignal,
  work: (connection: Kysely<D>, active: AbortSignal) => Promise<void>,
): Promise<void> {
  await database.connection().execute(async (connection) => {
    while (!(await tryLock(connection, name))) {
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
      // The connection goes back to a pool and lives on, also when the work failed: the lock has to be given up by name.
      // A connection that broke took the lock with it.
      if (!lost.signal.aborted) await sql`select pg_advisory_unlock(${lockKey(name)})`.execute(connection);
    }
    lost.signal.throwIfAborted();
  });
}
