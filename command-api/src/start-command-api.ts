import { hkdfSync } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import { pathIsOwn } from '@daybook/contracts/http/path-ownership.ts';
import { wantsVerified } from '@daybook/contracts/http/verified-only.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { readConfig, setting } from '@daybook/platform/config.ts';
import { createApp } from '@daybook/platform/http/create-app.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { Counter, startProcessMetrics } from '@daybook/platform/metrics.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { repeatUntilStopped } from '@daybook/platform/repeat.ts';
import type { Service } from '@daybook/platform/run-service.ts';
import { migrateKeyring, openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { followStreams } from './facts/follow-streams.ts';
import { followLog } from './facts/log-tail.ts';
import { askPatientVisits } from './facts/patient-visits.ts';
import { requireVerified } from './facts/require-verified.ts';
import { mountAppointments } from './http/appointment-handlers.ts';
import { mountAuth } from './http/auth-handlers.ts';
import { mountBooking } from './http/booking-handlers.ts';
import { mountHours } from './http/hours-handlers.ts';
import { mountLocations } from './http/location-handlers.ts';
import { mountPatients } from './http/patient-handlers.ts';
import { mountSeries } from './http/series-handlers.ts';
import { mountPractitioners } from './http/practitioner-handlers.ts';
import { problemOfStoreFailure } from './http/problem-of-store-failure.ts';
import type { Services } from './http/services.ts';
import { mountSlots } from './http/slot-handlers.ts';
import { activatePending } from './identity/activate-account.ts';
import { ensureAdmin } from './identity/ensure-admin.ts';
import { migrateIdentity, type IdentityTables } from './identity/identity-schema.ts';
import { forgetExpiredSessions } from './identity/sessions.ts';
import { runPolicies } from './policies/run-policies.ts';
import { locationFold } from './streams/location-fold.ts';
import { pageFold } from './streams/page-fold.ts';
import { practitionerFold } from './streams/practitioner-fold.ts';
import { migrateCommandTable, openCommandTable } from './write-path/command-table.ts';
import { prepareEvents } from './write-path/event-writer.ts';
import type { Command } from './write-path/command.ts';
import { createWritePath } from './write-path/execute.ts';
import { createOnce } from './write-path/once.ts';

const settings = z.object({
  ...setting,
  PORT: setting.PORT.default(3001),
  ADMIN_EMAIL: z.email(),
  ADMIN_PASSWORD: z.string().min(8, { error: 'must have at least 8 characters' }),
  HOLD_SECONDS: z.coerce.number().int().min(1).max(3_600).default(300),
  RECOVER_AFTER_SECONDS: z.coerce.number().int().min(1).max(3_600).default(30),
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
  const once = createOnce(table);
  const writing = {
    store,
    once,
    prepare: (command: Command, stream: string, events: readonly DaybookEvent[]) =>
      prepareEvents(keyring, command, stream, events),
    count: (what: string) => writes.inc({ what }),
  };
  const tail = followLog(store);
  const practitioner = followStreams(store, tail, practitionerFold, 10_000);
  const services: Services = {
    store,
    database,
    keyring,
    logger,
    guard: {
      key: config.JWT_SECRET,
      pathIsOwn,
      lookUp: async (ownership, { identity }) => {
        if (wantsVerified(ownership)) await requireVerified(practitioner, identity);
      },
    },
    fingerprintKey: Buffer.from(hkdfSync('sha256', config.MASTER_KEY, '', 'fingerprint', 32)),
    once,
    pages: createWritePath({ ...writing, fold: pageFold, cached: config.PAGE_CACHE }),
    practitioners: createWritePath({ ...writing, fold: practitionerFold, cached: 1_000 }),
    locations: createWritePath({ ...writing, fold: locationFold, cached: 100 }),
    practitioner,
    location: followStreams(store, tail, locationFold, 1_000),
    patientVisits: askPatientVisits(database, tail, logger),
    sameWish: async (command) => (await table.begin(command)).sameWish,
    holdMinutes: config.HOLD_SECONDS / 60,
    abandonedAfter: config.RECOVER_AFTER_SECONDS,
    now: () => new Date().toISOString(),
  };
  const router = Router();
  mountAuth(router, services);
  mountPractitioners(router, services);
  mountSlots(router, services);
  mountBooking(router, services);
  mountAppointments(router, services);
  mountSeries(router, services);
  mountHours(router, services);
  mountLocations(router, services);
  mountPatients(router, services);

  const stopping = new AbortController();
  const chores = [
    repeatUntilStopped('activate pending accounts', 15_000, stopping.signal, logger, () =>
      activatePending(store, database, logger, 15_000),
    ),
    repeatUntilStopped('forget old commands', 3_600_000, stopping.signal, logger, () => table.forgetOld()),
    repeatUntilStopped('forget expired sessions', 3_600_000, stopping.signal, logger, () =>
      forgetExpiredSessions(database),
    ),
    ...runPolicies(services, stopping.signal),
  ];
  return {
    app: createApp({
      logger,
      router,
      ready: () => store.ping(),
      translate: problemOfStoreFailure,
      trust: config.TRUSTED_PROXIES,
    }),
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
