import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { startEmbeddedNode } from '@daybook/embedded-node/start-embedded-node.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Connections } from '../src/open-workshop.ts';
import { openWorkshop } from '../src/open-workshop.ts';
import { startTestBed, type TestBed } from '../src/testing/test-bed.ts';
import { until } from '../src/testing/until.ts';
import { writeCorpus, writerFor } from './corpus.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

let bed: TestBed;
const children: ChildProcess[] = [];

beforeAll(async () => {
  bed = await startTestBed();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await bed.close();
});

interface Started {
  readonly child: ChildProcess;
  readonly errors: () => string;
  /** Exit code and how long it took since `from`. */
  readonly ended: Promise<number | null>;
}

function start(environment: Readonly<Record<string, string>>): Started {
  const child = fork(main, {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'silent', ...environment },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  children.push(child);
  let errors = '';
  child.stderr?.on('data', (text) => (errors += String(text)));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, errors: () => errors, ended };
}

const environmentOf = ({ databaseUrl, eventStoreUrl, masterKey }: Connections) => ({
  DATABASE_URL: databaseUrl,
  EVENTSTORE_URL: eventStoreUrl,
  MASTER_KEY: masterKey.toString('base64'),
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('waits for an event store that is not there yet, catches up, shows metrics, and ends well on SIGTERM', async () => {
  const port = await freePort();
  const given = await bed.connections({ eventStoreUrl: `esdb://127.0.0.1:${port}?tls=false` });
  const { child, ended } = start(environmentOf(given));
  const [message] = await once(child, 'message');
  const url = `http://127.0.0.1:${(message as { listening: number }).listening}`;
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect((await fetch(`${url}/readyz`)).status).toBe(503);

  const node = await startEmbeddedNode({ dataDir: '.', port, memory: true });
  const workshop = await openWorkshop(given);
  await writeCorpus(writerFor({ ...workshop, ...given }));
  await until('the service is ready', async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined), 20_000);
  const metrics = async () => (await fetch(`${url}/metrics`)).text();
  const text = await until('every event is in the audit log', async () => {
    const now = await metrics();
    return /audit_events_total\{event_type="AppointmentCancelled",[^}]*\} 7/.test(now) ? now : undefined;
  });
  for (const name of ['projection_position', 'projection_lag', 'projection_state', 'projection_events_total']) {
    expect(text).toMatch(new RegExp(`^${name}\\{projection="schedule"`, 'm'));
  }
  expect(text).toMatch(/^audit_insert_failures_total\{[^}]*\} 0$/m);

  const asked = performance.now();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(5_000);
  await workshop.close();
  await node.stop();
});

test('refuses to start on another log, in one line that names the remedy', async () => {
  const built = await bed.workshop();
  await writeCorpus(writerFor(built));
  const first = start(environmentOf(built));
  await until('the checkpoint is there', async () => {
    const row = await built.database
      .selectFrom('projection.checkpoint')
      .select('position')
      .where('name', '=', 'schedule')
      .where('position', '>', '0')
      .executeTakeFirst();
    return row === undefined ? undefined : true;
  });
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
  const elsewhere = await bed.workshop();
  const second = start({ ...environmentOf(built), EVENTSTORE_URL: elsewhere.eventStoreUrl });
  expect(await second.ended).toBe(1);
  expect(second.errors().trim()).toMatch(/^Cannot start: .*Point EVENTSTORE_URL at the log/);
  expect(second.errors().trim()).not.toContain('\n');
});

test('names the settings that are missing, in one line', async () => {
  const { ended, errors } = start({});
  expect(await ended).toBe(1);
  expect(errors().trim()).toMatch(/^Cannot start, check the environment: .*DATABASE_URL.*EVENTSTORE_URL.*MASTER_KEY/);
});
