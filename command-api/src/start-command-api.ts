import { hkdfSync } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { pathIsOwn } from '@daybook/contracts/http/path-ownership.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { readConfig, setting } from '@daybook/platform/config.ts';
import { createApp } from '@daybook/platform/http/create-app.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { Counter, startProcessMetrics } from '@daybook/platform/metrics.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { repeatUntilStopped } from '@daybook/platform/repeat.ts';
import type { Service } from '@daybook/platform/run-service.ts';
import { migrateKeyring, openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { mountAppointments } from './http/appointment-handlers.ts';
import { mountAuth } from './http/auth-handlers.ts';
import { mountPractitioners } from './http/practitioner-handlers.ts';
import { problemOfStoreFailure } from './http/problem-of-store-failure.ts';
import type { Services } from './http/services.ts';
import { mountSlots } from './http/slot-handlers.ts';
import { activatePending } from './identity/activate-account.ts';
import { ensureAdmin } from './identity/ensure-admin.ts';
import { migrateIdentity, type IdentityTables } from './identity/identity-schema.ts';
import { forgetExpiredSessions } from './identity/sessions.ts';
import { pageFold } from './page/page-fold.ts';
import { migrateCommandTable, openCommandTable } from './write-path/command-table.ts';
import { prepareEvents } from './write-path/event-writer.ts';
import { createWritePath } from './write-path/execute.ts';

const settings = z.object({
  ...setting,
  PORT: setting.PORT.default(3001),
  ADMIN_EMAIL: z.email(),
  ADMIN_PASSWORD: z.string().min(8, { error: 'must have at least 8 characters' }),
  PAGE_CACHE: z.coerce.number().int().min(1).default(5_000),
});

const writes = new Counter({ name: 'command_writes_total', help: 'Steps of the write path', labelNames: ['what'] });

/** Connects everything, migrates what this service owns, and gives the service ready to listen. */
export async function startCommandApi(environment: Readonly<Record<string, string | undefined>>): Promise<Service> {
  const config = readConfig(settings, environment);
  const logger = createLogger('command-api', config.LOG_LEVEL);
  startProcessMetrics('command-api');
  const store = connectEventStore(config.EVENTSTORE_URL, { logger });
  const database = connectPostgres<IdentityTables>(config.DATABASE_URL, {
    service: 'command-api',
    logger,
    connections: 20,
  });
  const commands = connectPostgres<object>(config.DATABASE_URL, {
    service: 'command-table',
    logger,
    settings: '-c synchronous_commit=off',
    // The table is a convenience: a command does not wait for a database that does not answer.
    patienceMs: 1_000,
  });
  await migrateIdentity(database);
  await migrateKeyring(database);
  await migrateCommandTable(commands);
  await ensureAdmin(database, config.ADMIN_EMAIL, config.ADMIN_PASSWORD);

  const keyring = openKeyring(database, config.MASTER_KEY);
  const table = openCommandTable(commands, logger);
  const services: Services = {
    store,
    database,
    keyring,
    logger,
    guard: { key: config.JWT_SECRET, pathIsOwn },
    fingerprintKey: Buffer.from(hkdfSync('sha256', config.MASTER_KEY, '', 'fingerprint', 32)),
    executeOnPage: createWritePath({
      store,
      table,
      fold: pageFold,
      prepare: (command, stream, events) => prepareEvents(keyring, command, stream, events),
      cached: config.PAGE_CACHE,
      count: (what) => writes.inc({ what }),
    }),
    sameWish: async (command) => (await table.begin(command)).sameWish,
    now: () => new Date().toISOString(),
  };
  const router = Router();
  mountAuth(router, services);
  mountPractitioners(router, services);
  mountSlots(router, services);
  mountAppointments(router, services);

  const stopping = new AbortController();
  const chores = [
    repeatUntilStopped('activate pending accounts', 15_000, stopping.signal, logger, () =>
      activatePending(store, database, logger, 15_000),
    ),
    repeatUntilStopped('forget old commands', 3_600_000, stopping.signal, logger, () => table.forgetOld()),
    repeatUntilStopped('forget expired sessions', 3_600_000, stopping.signal, logger, () =>
      forgetExpiredSessions(database),
    ),
  ];
  return {
    app: createApp({ logger, router, ready: () => store.ping(), translate: problemOfStoreFailure }),
    host: config.HOST,
    port: config.PORT,
    logger,
    close: async () => {
      stopping.abort();
      await Promise.all(chores);
      await store.close();
      await Promise.all([database.destroy(), commands.destroy()]);
    },
  };
}
