import { randomUUID } from 'node:crypto';
import { daybookPrefixes, storeStream } from '@daybook/contracts/stream-names.ts';
import { connectEventStore, type EventStore } from '@daybook/event-store/event-store.ts';
import { storeIdentity } from '@daybook/event-store/store-identity.ts';
import type { Logger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { migrateKeyring, openKeyring } from '@daybook/platform/sealing/keyring.ts';
import type { Kysely } from 'kysely';
import type { Workshop } from './operations/workshop.ts';
import { allProjections } from './projections.ts';
import { migrateRunner } from './runner/migrate-runner.ts';
import type { Projection } from './runner/projection.ts';
import type { RunnerTables } from './runner/runner-tables.ts';

/** Where the read models and the log are. */
export interface Connections {
  readonly databaseUrl: string;
  readonly eventStoreUrl: string;
  readonly masterKey: Buffer;
  readonly logger: Logger;
}

/** Database and event store, connected lazily, and the read models between them. */
export interface Connected {
  readonly database: Kysely<RunnerTables>;
  readonly store: EventStore;
  readonly prefixes: readonly string[];
  readonly projections: readonly Projection[];
  /** Creates the schemas that belong to no single projection. */
  migrate(): Promise<void>;
  /** Which log `store` is; an empty one is given its identity now. */
  identify(): Promise<string>;
  close(): Promise<void>;
}

/** Connects; nothing is asked of either side yet. */
export function connect({ databaseUrl, eventStoreUrl, masterKey, logger }: Connections): Connected {
  // One connection for each projection's lock and writes, the rest for keys, rebuilds and looking on.
  // A crash of the server may take the last commits, rows and checkpoint together: they are simply projected again.
  const database = connectPostgres<RunnerTables>(databaseUrl, {
    service: 'projections',
    logger,
    connections: 14,
    settings: '-c synchronous_commit=off',
  });
  const store = connectEventStore(eventStoreUrl, { logger });
  return {
    database,
    store,
    prefixes: daybookPrefixes,
    projections: allProjections(openKeyring(database, masterKey)),
    migrate: async () => {
      await migrateRunner(database);
      await migrateKeyring(database);
    },
    identify: () => storeIdentity(store, randomUUID, storeStream),
    close: async () => {
      await store.close();
      await database.destroy();
    },
  };
}

/** A workshop for operations on read models outside the service, such as those of the command line. */
export interface OpenWorkshop extends Workshop {
  readonly projections: readonly Projection[];
  close(): Promise<void>;
}

/**
 * Connects and prepares everything an operation needs; close it afterwards.
 * @throws when the database or the event store cannot be reached
 */
export async function openWorkshop(connections: Connections): Promise<OpenWorkshop> {
  const connected = connect(connections);
  try {
    await connected.migrate();
    return { ...connected, storeId: await connected.identify() };
  } catch (error) {
    await connected.close();
    throw error;
  }
}
