import type { Server } from 'node:http';
import { pathIsOwn } from '@daybook/contracts/http/path-ownership.ts';
import { connectEventStore } from '@daybook/event-store/event-store.ts';
import { createApp } from '@daybook/platform/http/create-app.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import type { Service } from '@daybook/platform/run-service.ts';
import { openKeyring } from '@daybook/platform/sealing/keyring.ts';
import { Router } from 'express';
import type { NotifierConfig } from './config.ts';
import { Contacts } from './contact/find-contact.ts';
import type { NotifierTables } from './database/notifier-tables.ts';
import { mountNotifications } from './http/notification-handlers.ts';
import { mountOutbox } from './http/outbox-handlers.ts';
import { openLive } from './live/open-live.ts';
import { Monitor } from './monitor.ts';
import { buryMessage } from './outbox/dead-letters.ts';
import { deliverMail } from './outbox/deliver-mail.ts';
import { mailsAtOnce, type JobQueue } from './outbox/job-queue.ts';
import { openMailer } from './outbox/mailer.ts';
import { prepareNotifier } from './prepare-notifier.ts';
import { followLog } from './subscription/follow-log.ts';

/** The service, and its live side, which needs the HTTP server itself. */
export interface Notifier extends Service {
  /** Serves `/socket.io` of the server that serves `app`. */
  readonly attach: (server: Server) => void;
}

/**
 * Starts the service: follows the log, sends mails, pushes to open pages. It answers HTTP at once and is ready when database
 * and event store are.
 * @param onRefusal told when the process must not go on: the database belongs to another log
 */
export function startNotifier(config: NotifierConfig, onRefusal: (error: unknown) => void): Notifier {
  const { DATABASE_URL: databaseUrl, JWT_SECRET: key, MAIL_FROM: mailFrom, PUBLIC_URL: publicUrl } = config;
  const logger = createLogger('notifier', config.LOG_LEVEL);
  const database = connectPostgres<NotifierTables>(databaseUrl, { service: 'notifier', logger });
  // Apart from the others: each mail holds one while the mail server thinks.
  const mailDatabase = connectPostgres<NotifierTables>(databaseUrl, {
    service: 'notifier-mail',
    logger,
    connections: mailsAtOnce,
  });
  const store = connectEventStore(config.EVENTSTORE_URL, { logger });
  const contacts = new Contacts(database, openKeyring(database, config.MASTER_KEY));
  const mailer = openMailer(config.SMTP_URL, mailFrom, config.MAIL_PER_SECOND);
  const live = openLive(databaseUrl, key, logger);
  const stopping = new AbortController();
  const { signal } = stopping;
  let trouble: string | undefined;
  let queue: JobQueue | undefined;
  const monitor = new Monitor(database, store, () =>
    queue === undefined ? 'the notifier is being prepared' : trouble,
  );

  const run = async () => {
    const mailRetries = config.MAIL_RETRIES;
    const prepared = await prepareNotifier({ database, databaseUrl, store, mailRetries, logger }, signal);
    if (prepared === undefined) return;
    queue = prepared;
    const delivery = { database: mailDatabase, contacts, mailer, publicUrl, mailFrom, logger };
    await prepared.work(
      (message) => deliverMail(delivery, message),
      (message) => buryMessage(database, message),
    );
    const following = {
      database,
      store,
      queue: prepared,
      logger,
      onCommitted: live.push,
      onTrouble: (why: string | undefined) => {
        trouble = why;
      },
    };
    await followLog(following, signal);
  };
  const running = Promise.all([run(), monitor.run(signal)]).catch(onRefusal);

  const router = Router();
  const services = {
    database,
    contacts,
    guard: { key, pathIsOwn },
    queue: () => {
      if (queue !== undefined) return queue;
      throw new HttpProblem(503, 'not-available', 'The notifier is being prepared: try again.');
    },
  };
  mountNotifications(router, services);
  mountOutbox(router, services);
  return {
    app: createApp({ logger, router, ready: async () => monitor.ready() }),
    attach: live.attach,
    host: config.HOST,
    port: config.PORT,
    logger,
    close: async () => {
      stopping.abort();
      // The batch in hand is committed and the mails in hand are noted before their connections go.
      await running;
      await Promise.all([queue?.stop(), live.close()]);
      // What the mail server has not answered by now is tried again by the next one.
      mailer.close();
      await store.close();
      await Promise.all([database.destroy(), mailDatabase.destroy()]);
    },
  };
}
