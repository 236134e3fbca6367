import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLogger } from '@daybook/platform/logger.ts';
import { connectPostgres } from '@daybook/platform/postgres/connect-postgres.ts';
import { dumpTables } from '@daybook/projections/operations/dump-tables.ts';
import { rebuild } from '@daybook/projections/operations/rebuild.ts';
import { openWorkshop } from '@daybook/projections/open-workshop.ts';
import { freePort } from '../src/start/free-port.ts';
import { loadSecrets } from '../src/start/secrets.ts';
import { findRunning } from '../src/start/running-file.ts';
import { call } from './system.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));
let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'daybook-start-'));
  port = await freePort();
});
const started: ChildProcess[] = [];
afterAll(async () => {
  for (const child of started) if (child.exitCode === null) child.kill('SIGTERM');
  await rm(dataDir, { recursive: true, force: true });
});

function run(...words: string[]): Run {
  return runIn(dataDir, {}, ...words);
}

interface Run {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<unknown[]>;
}

function runIn(folder: string, more: NodeJS.ProcessEnv, ...words: string[]): Run {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...words], {
    env: { ...process.env, DAYBOOK_DATA: folder, PORT: `${port}`, npm_lifecycle_event: '', LOG_LEVEL: '', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  let text = '';
  child.stdout?.on('data', (part: Buffer) => (text += part.toString()));
  child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
  return { child, output: () => text, exit: once(child, 'exit') };
}

async function startUntilReady() {
  const running = run('start');
  const until = performance.now() + 60_000;
  while (!running.output().includes('Stop with Ctrl-C')) {
    if (performance.now() > until || running.child.exitCode !== null)
      throw new Error(`did not start within 60 s: ${running.output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return running;
}

const portIsOpen = (at: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(at, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** Every port a service or a store of this data folder listened on. */
async function portsUsed(): Promise<number[]> {
  const state = await findRunning(dataDir);
  const stores = [state?.eventStoreUrl, state?.databaseUrl].flatMap(
    (url) => /:(\d+)[/?]/.exec(url?.replace(/^\w+:\/\/(.*@)?/, '') ?? '')?.[1] ?? [],
  );
  const logs = await readdir(join(dataDir, 'logs'));
  const texts = await Promise.all(logs.map((log) => readFile(join(dataDir, 'logs', log), 'utf8')));
  const services = texts.flatMap((text) => [...text.matchAll(/"port":(\d+)/g)].map(([, at]) => at ?? '').slice(-1));
  return [...stores, ...services].map(Number);
}

const practitioners = async () =>
  (await call(`http://127.0.0.1:${port}`, '/api/practitioners?limit=50')).body['items'] as {
    practitionerId: string;
    specialty: string;
    nextFree: unknown[];
  }[];

test('start makes the demo clinic; Ctrl-C and SIGTERM end every process within 10 s; a second start has all data', async () => {
  const first = await startUntilReady();
  expect(first.output()).toMatch(/Daybook is ready at http:\/\/127\.0\.0\.1:\d+/);
  expect(first.output()).toMatch(/patient +mia@daybook\.example +daybook-demo/);
  const before = await practitioners();
  expect(before).toHaveLength(8);
  expect(before.every(({ nextFree }) => nextFree.length === 3)).toBe(true);
  const tomorrow = await call(
    `http://127.0.0.1:${port}`,
    `/api/slots?practitionerId=${before[0]?.practitionerId}&status=free&limit=500&to=${new Date(Date.now() + 14 * 86_400_000).toISOString()}`,
  );
  expect((tomorrow.body['items'] as unknown[]).length).toBeGreaterThan(200);

  const ports = await portsUsed();
  expect(ports.length).toBeGreaterThanOrEqual(6);
  const stopping = performance.now();
  first.child.kill('SIGINT');
  await first.exit;
  expect(performance.now() - stopping).toBeLessThan(10_000);
  expect(await Promise.all(ports.map(portIsOpen))).toEqual(ports.map(() => false));

  const second = await startUntilReady();
  expect(second.output()).not.toContain('Making the demo clinic');
  expect((await practitioners()).map(({ practitionerId }) => practitionerId)).toEqual(
    before.map(({ practitionerId }) => practitionerId),
  );

  // The admin commands find the running stores.
  const rebuilt = run('rebuild-projections', '--all');
  expect([await rebuilt.exit, rebuilt.output()]).toEqual([
    [0, null],
    expect.stringMatching(/schedule: rebuilt from \d+ events/),
  ]);
  const verified = run('verify');
  expect([await verified.exit, verified.output()]).toEqual([
    [0, null],
    expect.stringContaining('Everything is as the log says.'),
  ]);
  expect(verified.output()).toMatch(/0 overlaps/);

  const portsAgain = await portsUsed();
  const again = performance.now();
  second.child.kill('SIGTERM');
  await second.exit;
  expect(performance.now() - again).toBeLessThan(10_000);
  expect(await Promise.all(portsAgain.map(portIsOpen))).toEqual(portsAgain.map(() => false));
}, 180_000);

test('the commands work on a stopped Daybook too, say what they do not know, and a drifted row is found', async () => {
  const unknown = run('rebuild-projections', 'horoscopes');
  expect(await unknown.exit).toEqual([1, null]);
  expect(unknown.output()).toContain(
    'There is no projection horoscopes. There are: practitioners, locations, schedule, patients, audit_log.',
  );
  const verified = run('verify');
  expect([await verified.exit, verified.output()]).toEqual([
    [0, null],
    expect.stringContaining('Everything is as the log says.'),
  ]);
}, 120_000);

test('a kill -9 of the launcher leaves nothing behind that the next start cannot take over; drift is named; an empty database gets the same chain', async () => {
  const first = await startUntilReady();
  first.child.kill('SIGKILL');
  await first.exit;
  const second = await startUntilReady();
  const state = await findRunning(dataDir);
  if (state === undefined) throw new Error('not running');
  const { databaseUrl, eventStoreUrl } = state;
  const secrets = await loadSecrets(dataDir, 'nothing', {});
  const logger = createLogger('test', 'silent');
  const database = connectPostgres<object>(databaseUrl, { service: 'test', logger });
  await sql`create database another`.execute(database);

  const connections = { eventStoreUrl, masterKey: Buffer.from(secrets.MASTER_KEY, 'base64'), logger };
  const here = await openWorkshop({ ...connections, databaseUrl });
  const there = await openWorkshop({ ...connections, databaseUrl: databaseUrl.replace(/\/[^/]*$/, '/another') });
  const auditHere = here.projections.find(({ name }) => name === 'audit_log');
  if (auditHere === undefined) throw new Error('no audit log');
  for (const projection of there.projections) if (projection.name === 'audit_log') await rebuild(there, projection);
  const chain = await dumpTables(there.database, auditHere.tables, 'audit');
  expect(chain['audit_log']?.length).toBeGreaterThan(100);
  expect(chain).toEqual(await dumpTables(here.database, auditHere.tables, 'audit'));
  await here.close();
  await there.close();

  await sql`update schedule.slot set status = 'busy' where slot_id = (select min(slot_id) from schedule.slot where status = 'free')`.execute(
    database,
  );
  await database.destroy();
  const drifted = run('verify');
  expect(await drifted.exit).toEqual([1, null]);
  expect(drifted.output()).toMatch(/schedule drifted/);
  const healed = run('rebuild-projections', 'schedule');
  expect(await healed.exit).toEqual([0, null]);
  const verified = run('verify');
  expect([await verified.exit, verified.output()]).toEqual([
    [0, null],
    expect.stringContaining('Everything is as the log says.'),
  ]);
  second.child.kill('SIGTERM');
  await second.exit;
}, 180_000);

/** Processes of the embedded parts of a folder; they name it in their command line, or live where its link points. */
async function processesOf(folder: string): Promise<string[]> {
  const home = await realpath(join(folder, 'postgres')).catch(() => folder);
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid,args']);
  return stdout.split('\n').filter((line) => line.includes(folder) || (home !== folder && line.includes(home)));
}

test.each(['Starting the event store', 'Starting the services', 'Making the demo clinic'])(
  'SIGTERM while it says "%s" ends everything too',
  async (line) => {
    const folder = await mkdtemp(join(tmpdir(), 'daybook-broken-off-'));
    const broken = runIn(folder, { PORT: `${await freePort()}` }, 'start');
    while (!broken.output().includes(line)) await new Promise((resolve) => setTimeout(resolve, 10));
    const begun = performance.now();
    broken.child.kill('SIGTERM');
    expect(await broken.exit).toEqual([0, null]);
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(await processesOf(folder)).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  },
  60_000,
);

test('in production nothing is made up: no secrets, no demo clinic', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'daybook-production-'));
  const bare = runIn(folder, { NODE_ENV: 'production', JWT_SECRET: '' }, 'start');
  expect(await bare.exit).toEqual([1, null]);
  expect(bare.output()).toContain(
    'Cannot start in production: JWT_SECRET, MASTER_KEY, ADMIN_EMAIL, ADMIN_PASSWORD not set.',
  );
  const key = randomBytes(32).toString('base64');
  const secrets = {
    JWT_SECRET: key,
    MASTER_KEY: key,
    ADMIN_EMAIL: 'chief@clinic.example',
    ADMIN_PASSWORD: 'a long password',
  };
  // A note of a process that is gone, whose number somebody else has now.
  await writeFile(
    join(folder, 'running.json'),
    JSON.stringify({ pid: 1, birth: 'long ago', eventStoreUrl: '', databaseUrl: '' }),
  );
  const own = await freePort();
  const full = runIn(folder, { NODE_ENV: 'production', PORT: `${own}`, ...secrets }, 'start');
  while (!full.output().includes('Stop with Ctrl-C') && full.child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(full.output()).not.toMatch(/demo|a long password/i);
  expect((await call(`http://127.0.0.1:${own}`, '/api/practitioners')).body['items']).toEqual([]);
  for (const file of await readdir(folder))
    if (file.endsWith('.json')) expect(await readFile(join(folder, file), 'utf8')).not.toContain(key);
  full.child.kill('SIGTERM');
  await full.exit;
  await rm(folder, { recursive: true, force: true });
}, 90_000);
