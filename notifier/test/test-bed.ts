import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedNode, type EmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { startEmbeddedPostgres } from '@daybook/embedded-postgres/start-embedded-postgres.ts';
import { daybookPrefixes } from '@daybook/contracts/stream-names.ts';
import { connectEventStore, type EventStore } from '@daybook/event-store/event-store.ts';
import { startMailCatcher, type MailCatcher } from '@daybook/mail-catcher/start-mail-catcher.ts';
import { readConfig } from '@daybook/platform/config.ts';
import { signToken } from '@daybook/platform/http/token.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { migrateKeyring, openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { sql } from 'kysely';
import { z } from 'zod';
import { notifierConfig } from '../src/config.ts';
import type { NotifierDatabase, NotifierTables } from '../src/database/notifier-tables.ts';
import { listenNotifier, type ListeningNotifier } from '../src/listen-notifier.ts';
import { startNotifier } from '../src/start-notifier.ts';
import { Clinic } from './clinic.ts';
import { until } from './until.ts';

const mail = z.object({
  id: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  messageId: z.string(),
  text: z.string(),
  html: z.string().optional(),
});
export type CaughtMail = z.infer<typeof mail>;

const logger = createLogger('test', process.env['TEST_LOG'] ?? 'silent');

/** An empty database and an empty log, a mail catcher, and notifiers on them: real all. */
export interface Bed {
  readonly database: NotifierDatabase;
  readonly node: EmbeddedNode;
  readonly store: EventStore;
  readonly clinic: Clinic;
  readonly environment: Readonly<Record<string, string>>;
  readonly mailPort: number;
  /** Starts a notifier in this process and waits until it follows the log or stands by. */
  notifier(more?: Readonly<Record<string, string>>): Promise<ListeningNotifier>;
  /** Every caught mail, newest first. */
  mails(): Promise<CaughtMail[]>;
  /** Waits until exactly so many mails were caught and nothing waits in the outbox. */
  settled(count: number): Promise<CaughtMail[]>;
  /** Lets nobody into the database, and throws everybody out. */
  cutDatabase(): Promise<void>;
  restoreDatabase(): Promise<void>;
  stopMail(): Promise<void>;
  startMail(): Promise<void>;
  token(role: 'patient' | 'practitioner' | 'admin', person?: string): Promise<string>;
  close(): Promise<void>;
}

/** Starts PostgreSQL once per file; `bed` makes everything else anew. */
export async function startBeds(): Promise<{ bed(): Promise<Bed>; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-notifier-test-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), port: 0, durable: false });
  const admin = connectPostgres<object>(postgres.url, { service: 'test', logger, connections: 1 });
  return {
    bed: async () => {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await sql`create database ${sql.id(name)}`.execute(admin);
      const databaseUrl = new URL(postgres.url);
      databaseUrl.pathname = `/${name}`;
      const database = sql.id(name);
      return makeBed(databaseUrl.href, {
        cutDatabase: async () => {
          await sql`alter database ${database} allow_connections false`.execute(admin);
          await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${name}`.execute(admin);
        },
        restoreDatabase: async () => void (await sql`alter database ${database} allow_connections true`.execute(admin)),
      });
    },
    close: async () => {
      await admin.destroy();
      await postgres.discard();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeBed(databaseUrl: string, switches: Pick<Bed, 'cutDatabase' | 'restoreDatabase'>): Promise<Bed> {
  const node = await startEmbeddedNode({ dataDir: '', port: 0, memory: true });
  const database = connectPostgres<NotifierTables>(databaseUrl, { service: 'test', logger, connections: 4 });
  await migrateKeyring(database);
  const masterKey = Buffer.alloc(32, 7);
  const store = connectEventStore(node.url, { logger });
  let catcher: MailCatcher | undefined = await startMailCatcher({ smtpPort: 0, httpPort: 0 });
  const mailPort = Number(new URL(catcher.smtpUrl).port);
  const key = Buffer.alloc(32, 9);
  const environment = {
    HOST: '127.0.0.1',
    PORT: '0',
    DATABASE_URL: databaseUrl,
    EVENTSTORE_URL: node.url,
    MASTER_KEY: masterKey.toString('base64'),
    JWT_SECRET: key.toString('base64'),
    SMTP_URL: catcher.smtpUrl,
    PUBLIC_URL: 'https://daybook.example/',
    // As fast as they can be made: what is tested is never the pace.
    MAIL_PER_SECOND: '1000',
    LOG_LEVEL: process.env['TEST_LOG'] ?? 'silent',
  };
  const running: ListeningNotifier[] = [];

  const mails = async (): Promise<CaughtMail[]> => {
    if (catcher === undefined) return [];
    const { url } = catcher;
    const list = z.object({ items: z.array(z.object({ id: z.string() })) });
    const { items } = list.parse(await (await fetch(`${url}/api/messages`)).json());
    return Promise.all(
      items.map(async ({ id }) => mail.parse(await (await fetch(`${url}/api/messages/${id}`)).json())),
    );
  };
  const waiting = async (): Promise<number> => {
    const { rows } = await sql<{ waiting: string }>`select count(*) as waiting from notifier.notification
      where status in ('RECEIVED', 'FAILED') and dead_at is null`.execute(database);
    return Number(rows[0]?.waiting);
  };
  const caughtUp = async (): Promise<boolean> => {
    let last = -1n;
    for await (const event of store.readLog({ prefixes: daybookPrefixes })) {
      last = event.position;
    }
    const { rows } = await sql<{ position: string }>`select position from notifier.checkpoint`.execute(database);
    return BigInt(rows[0]?.position ?? '-1') >= last;
  };

  return {
    database,
    node,
    store,
    clinic: new Clinic(store, database, openKeyring(database, masterKey)),
    environment,
    mailPort,
    notifier: async (more = {}) => {
      const config = readConfig(notifierConfig, { ...environment, ...more });
      const notifier = await listenNotifier(
        startNotifier(config, (error) => {
          throw error;
        }),
      );
      let stopped: Promise<void> | undefined;
      const stoppable = { ...notifier, stop: () => (stopped ??= notifier.stop()) };
      running.push(stoppable);
      await until('ready', async () => (await fetch(`${notifier.url}/readyz`)).ok);
      return stoppable;
    },
    mails,
    settled: async (count) => {
      let last = 'nothing';
      await until(`${count} mails`, async () => {
        // In this order: what the log had is in the outbox by then, and what had left the outbox is in the inbox.
        const current = await caughtUp();
        const left = await waiting();
        const caught = await mails();
        last = `${caught.length} mails, ${left} waiting, caught up: ${current}`;
        return current && left === 0 && caught.length >= count;
      }).catch((error: unknown) => {
        throw new Error(last, { cause: error });
      });
      const caught = await mails();
      if (caught.length !== count) {
        const each = caught.map(({ to, subject, messageId }) => `${String(to)}: ${subject} ${messageId}`);
        throw new Error([`${caught.length} mails instead of ${count}`, ...each].join('\n'));
      }
      return caught;
    },
    ...switches,
    stopMail: async () => {
      await catcher?.stop();
      catcher = undefined;
    },
    startMail: async () => {
      // What an attempt at hand believes may be what was true when it began: let it meet the closed door.
      const { rows } = await sql<{ now: string }>`select now()::text as now`.execute(database);
      const since = rows[0]?.now ?? '';
      await until('attempts at hand end', async () => {
        const { rows: older } = await sql`select from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and xact_start < ${since}::timestamptz`.execute(
          database,
        );
        return older.length === 0;
      });
      catcher = await startMailCatcher({ smtpPort: mailPort, httpPort: 0 });
    },
    token: (role, person) =>
      signToken({ accountId: randomUUID(), role, ...(person === undefined ? {} : { person }) }, key, 600),
    close: async () => {
      await Promise.all(running.map((notifier) => notifier.stop()));
      await catcher?.stop();
      await store.close();
      await node.stop();
      await database.destroy();
    },
  };
}
