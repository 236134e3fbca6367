import { join } from 'node:path';
import { spawnEmbeddedNode } from '@daybook/embedded-node/spawn-embedded-node.ts';
import { startEmbeddedPostgres } from '@daybook/embedded-postgres/start-embedded-postgres.ts';

/** The two stores, ours or the ones the environment names. */
export interface Stores {
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  /** Ends what was started here; stores of the environment are left alone. */
  stop(): Promise<void>;
}

/** Opens the event store and PostgreSQL of a data folder, unless `EVENTSTORE_URL` or `DATABASE_URL` name others. */
export async function openStores(dataDir: string, environment: NodeJS.ProcessEnv): Promise<Stores> {
  const { EVENTSTORE_URL: eventStoreUrl, DATABASE_URL: databaseUrl } = environment;
  const node = eventStoreUrl ? undefined : spawnEmbeddedNode({ dataDir: join(dataDir, 'events'), port: 0 });
  const postgres = databaseUrl
    ? undefined
    : startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres'), port: 0, settings: { max_connections: '200' } });
  const [nodeResult, postgresResult] = await Promise.allSettled([node, postgres]);
  const stop = async () => {
    await Promise.all([
      nodeResult.status === 'fulfilled' ? nodeResult.value?.stop() : undefined,
      postgresResult.status === 'fulfilled' ? postgresResult.value?.stop() : undefined,
    ]);
  };
  if (nodeResult.status === 'rejected' || postgresResult.status === 'rejected') {
    await stop();
    throw nodeResult.status === 'rejected' ? nodeResult.reason : (postgresResult as PromiseRejectedResult).reason;
  }
  return {
    eventStoreUrl: eventStoreUrl || (nodeResult.value?.url ?? ''),
    databaseUrl: databaseUrl || (postgresResult.value?.url ?? ''),
    stop,
  };
}
