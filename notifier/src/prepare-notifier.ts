import { randomUUID } from 'node:crypto';
import { storeStream } from '@daybook/contracts/stream-names.ts';
import { isPermanent } from '@daybook/event-store/errors.ts';
import type { EventStore } from '@daybook/event-store/event-store.ts';
import { storeIdentity } from '@daybook/event-store/store-identity.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import { migrateKeyring } from '@daybook/platform/sealing/keyring.ts';
import { migrateNotifier } from './database/migrate-notifier.ts';
import type { NotifierDatabase } from './database/notifier-tables.ts';
import { openJobQueue, type JobQueue } from './outbox/job-queue.ts';
import { checkStore, installCheckpoint } from './subscription/checkpoint.ts';
import { backoff, pause } from '@daybook/platform/pause.ts';

/** What has to be there before the first event is looked at. */
export interface Preparation {
  readonly database: NotifierDatabase;
  readonly databaseUrl: string;
  readonly store: EventStore;
  readonly mailRetries: number;
  readonly logger: Logger;
}

/**
 * Creates tables and queue and checks the checkpoint, again and again until database and event store are there.
 * @returns undefined when told to stop
 * @throws StoreMismatch: this database belongs to another log
 */
export async function prepareNotifier(
  { database, databaseUrl, store, mailRetries, logger }: Preparation,
  signal: AbortSignal,
): Promise<JobQueue | undefined> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    try {
      await migrateNotifier(database);
      await migrateKeyring(database);
      const storeId = await storeIdentity(store, randomUUID, storeStream);
      await checkStore(store, storeId, await installCheckpoint(database, storeId, () => store.headPosition()));
      return await openJobQueue(databaseUrl, mailRetries, logger);
    } catch (error) {
      if (isPermanent(error)) throw error;
      logger.warn({ err: error, attempt }, 'cannot start yet, trying again');
      await pause(Math.min(2_000, backoff(attempt)), signal);
    }
  }
  return undefined;
}
