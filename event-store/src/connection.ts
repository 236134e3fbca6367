import { setTimeout as sleep } from 'node:timers/promises';
import { parseConnectionUrl } from './connection-url.ts';
import type { ConnectionUrl } from './connection-url.ts';
import { EventStoreUnavailable } from './errors.ts';
import { GuardedClient } from './guarded-client.ts';
import type { Logger } from './logger.ts';

/** What every operation works on. */
export interface Connection {
  readonly client: GuardedClient;
  readonly credentials: ConnectionUrl['credentials'];
  readonly logger: Logger;
  /** Aborted by `close()`. */
  readonly closed: AbortSignal;
}

/** Makes the connection's parts; nothing is sent yet. */
export function openConnection(url: string, logger: Logger, closed: AbortSignal): Connection {
  const parsed = parseConnectionUrl(url);
  return { client: new GuardedClient(parsed, logger), credentials: parsed.credentials, logger, closed };
}

/** @throws EventStoreUnavailable after `close()` */
export function assertOpen(connection: Connection): void {
  if (connection.closed.aborted) throw new EventStoreUnavailable('the connection was closed');
}

const CLOSE_MS = 2_000;

/**
 * Ends what is under way so that the process can exit, within 2 s: the client's own `dispose()` waits for ever for a read
 * that was left with events in it (trap 19).
 */
export async function closeConnection(connection: Connection): Promise<void> {
  const enough = new AbortController();
  const limit = sleep(CLOSE_MS, 'late', { signal: enough.signal }).catch(() => 'in time');
  const outcome = await Promise.race([connection.client.dispose(), limit]);
  enough.abort();
  if (outcome === 'late') connection.logger.warn({ ms: CLOSE_MS }, 'event store: calls still open at close');
}
