import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { startEmbeddedPostgres } from '@daybook/embedded-postgres/start-embedded-postgres.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { sql } from 'kysely';
import { openWorkshop, type Connections, type OpenWorkshop } from '../open-workshop.ts';

/** Silent unless a test is being looked into: TEST_LOG=debug. */
export const testLogger = createLogger('test', process.env['TEST_LOG'] ?? 'silent');

/** A real event store and a real PostgreSQL for one test file. */
export interface TestBed {
  /** An empty database, and an empty log unless the log of another workshop is named. */
  connections(options?: { readonly eventStoreUrl?: string }): Promise<Connections>;
  /** The same, connected and prepared; closed with the bed. */
  workshop(options?: { readonly eventStoreUrl?: string }): Promise<OpenWorkshop & Connections>;
  close(): Promise<void>;
}

/** Starts both. */
export async function startTestBed(): Promise<TestBed> {
  const dataDir = await mkdtemp(join(tmpdir(), 'daybook-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dataDir, 'pg'), port: 0, durable: false });
  const admin = connectPostgres<object>(postgres.url, { service: 'test', logger: testLogger, connections: 1 });
  const masterKey = Buffer.alloc(32, 7);
  const closing: (() => Promise<void>)[] = [];

  const connections: TestBed['connections'] = async ({ eventStoreUrl } = {}) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`;
    await sql`create database ${sql.id(name)}`.execute(admin);
    const databaseUrl = new URL(postgres.url);
    databaseUrl.pathname = `/${name}`;
    if (eventStoreUrl !== undefined)
      return { databaseUrl: databaseUrl.href, eventStoreUrl, masterKey, logger: testLogger };
    const node = await startEmbeddedNode({ dataDir, port: 0, memory: true });
    closing.push(() => node.stop());
    return { databaseUrl: databaseUrl.href, eventStoreUrl: node.url, masterKey, logger: testLogger };
  };
  return {
    connections,
    workshop: async (options) => {
      const given = await connections(options);
      const workshop = await openWorkshop(given);
      closing.push(() => workshop.close());
      return { ...workshop, ...given };
    },
    close: async () => {
      for (const close of closing.toReversed()) await close();
      await admin.destroy();
      await postgres.discard();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
