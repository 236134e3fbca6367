import { mkdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { openStores } from './open-stores.ts';
import { findRunning, forgetRunning, noteRunning } from './running-file.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { supervise, type Supervised } from './supervise.ts';
import { waitUntilReady } from './wait-until-ready.ts';

export interface StartOptions {
  readonly dataDir: string;
  /** The one port people see; 0 for any free one. */
  readonly port: number;
  readonly host: string;
  readonly demo: boolean;
  /** Told one line at a time what happens. */
  readonly say: (line: string) => void;
  readonly environment: NodeJS.ProcessEnv;
  /** Breaks the start off: what was started is ended again, and the promise rejects. */
  readonly signal?: AbortSignal;
}

/** A running Daybook: stores, services and the one origin. */
export interface RunningDaybook {
  /** The one origin. */
  readonly url: string;
  readonly secrets: Secrets;
  readonly eventStoreUrl: string;
  readonly databaseUrl: string;
  /** The web inbox of all mail; undefined when `SMTP_URL` names a real mail server. */
  readonly inboxUrl: string | undefined;
  readonly services: Readonly<Record<'command-api' | 'query-api' | 'projections' | 'notifier' | 'gateway', Supervised>>;
  /** Settings every service gets: enough to start one more. */
  readonly environment: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/** Where the inbox is if nobody has that port. */
const usualInbox = 1080;

/** How long everything may take to answer, ms. */
const startLimit = 60_000;

/** @throws Error in one line when somebody has the port */
function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        new Error(
          error.code === 'EADDRINUSE'
            ? `Port ${port} is taken: set PORT to another one.`
            : `Cannot listen on ${host}:${port}: ${error.message}`,
        ),
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

type Start = (name: string, more?: Readonly<Record<string, string>>, wanted?: number) => Promise<Supervised>;

/** The mail server of the environment, or our own that keeps every mail in a web inbox. */
async function startMail({ dataDir, port, environment }: StartOptions, start: Start) {
  const { SMTP_URL: given } = environment;
  if (given) return { smtpUrl: given, inboxUrl: undefined };
  const smtpPort = await freePort();
  const inbox = await start(
    'mail-catcher',
    { SMTP_PORT: `${smtpPort}`, DATA_DIR: join(dataDir, 'mail') },
    await freePort(port === 0 ? 0 : usualInbox),
  );
  return { smtpUrl: `smtp://127.0.0.1:${smtpPort}`, inboxUrl: inbox.url };
}

/** The built page, if there is one. */
async function builtWeb(): Promise<string | undefined> {
  const folder = fileURLToPath(new URL('../../../web/dist', import.meta.url));
  return (await stat(join(folder, 'index.html')).catch(() => undefined)) === undefined ? undefined : folder;
}

/** Starts the embedded parts that no URL replaces, all services, and the one origin; resolves when all are ready. */
export async function startDaybook(options: StartOptions): Promise<RunningDaybook> {
  const { dataDir, host, say } = options;
  const other = await findRunning(dataDir);
  if (other !== undefined) throw new Error(`Daybook runs already on ${dataDir} (pid ${other.pid}).`);
  if (options.port !== 0) await checkPort(host, options.port);
  const secrets = await loadSecrets(dataDir, options.demo ? 'demo' : 'private', options.environment);
  const logDir = join(dataDir, 'logs');
  await mkdir(logDir, { recursive: true });
  say('Starting the event store and PostgreSQL…');
  const stores = await openStores(dataDir, options.environment);
  const started: Supervised[] = [];
  const stop = async () => {
    // The origin first, so that nothing new comes in; then the services; the stores when nobody uses them.
    await Promise.all(started.filter(({ name }) => name === 'gateway').map((service) => service.stop()));
    await Promise.all(started.filter(({ name }) => name !== 'gateway').map((service) => service.stop()));
    await stores.stop();
    await forgetRunning(dataDir);
  };
  try {
    const { eventStoreUrl, databaseUrl } = stores;
    options.signal?.throwIfAborted();
    await noteRunning(dataDir, { eventStoreUrl, databaseUrl });
    const environment = { ...secrets, EVENTSTORE_URL: eventStoreUrl, DATABASE_URL: databaseUrl, HOST: '127.0.0.1' };
    const onDeath = (name: string, how: string) =>
      say(`${name} ended (${how}) and is started again; see ${join(logDir, `${name}.log`)}`);
    const start = async (name: string, more: Readonly<Record<string, string>> = {}, wanted = 0) => {
      const port = wanted === 0 ? await freePort() : wanted;
      const service = supervise({ name, port, environment: { ...environment, ...more }, logDir, onDeath });
      started.push(service);
      return service;
    };
    /** Settings of a service that whoever starts all of this may give. */
    const told = (...names: readonly string[]): Record<string, string> =>
      Object.fromEntries(
        names.flatMap((name) => {
          const value = options.environment[name];
          return value === undefined || value === '' ? [] : [[name, value]];
        }),
      );
    say('Starting the services…');
    const commandApi = await start(
      'command-api',
      told('HOLD_SECONDS', 'RECOVER_AFTER_SECONDS', 'PAGE_CACHE', 'TRUSTED_PROXIES'),
    );
    const projections = await start('projections', told('HEARTBEAT_SECONDS'));
    const queryApi = await start('query-api');
    const gatewayPort = options.port === 0 ? await freePort() : options.port;
    const mail = await startMail(options, start);
    const notifier = await start('notifier', {
      SMTP_URL: mail.smtpUrl,
      ...told('MAIL_FROM', 'MAIL_PER_SECOND', 'MAIL_RETRIES'),
      PUBLIC_URL: `http://${host === '0.0.0.0' ? 'localhost' : host}:${gatewayPort}`,
    });
    const webDir = options.environment['WEB_DIR'] || (await builtWeb());
    const gateway = await start(
      'gateway',
      {
        HOST: host,
        COMMAND_API_URL: commandApi.url,
        QUERY_API_URL: queryApi.url,
        NOTIFIER_URL: notifier.url,
        ...told('TRUSTED_PROXIES'),
        ...(webDir === undefined ? {} : { WEB_DIR: webDir }),
      },
      gatewayPort,
    );
    await Promise.all(started.map((service) => waitUntilReady(`${service.url}/readyz`, startLimit, options.signal)));
    return {
      url: gateway.url,
      secrets,
      eventStoreUrl,
      databaseUrl,
      inboxUrl: mail.inboxUrl,
      services: { 'command-api': commandApi, 'query-api': queryApi, projections, notifier, gateway },
      environment,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
