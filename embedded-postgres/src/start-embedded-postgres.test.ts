import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, lstat, mkdir, mkdtemp, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { startEmbeddedPostgres } from './start-embedded-postgres.ts';
import type { EmbeddedPostgres, EmbeddedPostgresOptions } from './start-embedded-postgres.ts';

let folder: string;
const started: EmbeddedPostgres[] = [];
const starters: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'daybook-postgres-test-'));
  await chmod(folder, 0o755);
});

afterEach(async () => {
  for (const starter of starters.splice(0)) starter.kill('SIGKILL');
  for (const server of started.splice(0)) await server.discard();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(options: Partial<EmbeddedPostgresOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'pg'), port: 0, durable: false, ...options });
  started.push(server);
  return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows.flatMap((row) => Object.values(row));
  } finally {
    await client.end();
  }
}

test('a fresh start gives PostgreSQL 18 with the database asked for, behind a password', async () => {
  const server = await start({ database: 'a "strange" name', settings: { max_connections: '37', port: '1' } });
  expect(await query(server.url, 'select current_database()')).toEqual(['a "strange" name']);
  expect(await query(server.url, 'show server_version')).toEqual([expect.stringMatching(/^18\./)]);
  expect(await query(server.url, 'show max_connections')).toEqual(['37']);
  expect(await query(server.url, 'show listen_addresses')).toEqual(['127.0.0.1']);
  expect(await query(server.url, "select upper('é') || current_setting('timezone')")).toEqual(['ÉUTC']);
  expect((await stat(join(folder, 'pg/password'))).mode & 0o777).toBe(0o600);
  const wrong = server.url.replace(/:[^:@]+@/, ':wrong@');
  await expect(query(wrong, 'select 1')).rejects.toThrow('password authentication failed');
});

test('data survives a stop and also a kill of the server', async () => {
  const first = await start({ durable: true });
  await query(first.url, 'create table visits (id int)');
  await first.stop();
  await first.stop();
  await first.exited;
  const second = await start({ durable: true });
  await query(second.url, 'insert into visits values (42)');
  await second.kill();
  const third = await start({ durable: true });
  expect(await query(third.url, 'select id from visits')).toEqual([42]);
});

test('stop lets go of idle connections and takes less than five seconds', async () => {
  const server = await start();
  const client = new Client({ connectionString: server.url });
  const lost = new Promise<string>((resolve) => {
    client.on('error', (error) => resolve(error.message));
  });
  await client.connect();
  const before = performance.now();
  await server.stop();
  expect(performance.now() - before).toBeLessThan(5000);
  expect(await lost).toContain('terminat');
});

test('a start takes over from a starter that was killed with -9', async () => {
  const options = JSON.stringify({ dataDir: join(folder, 'pg'), port: 0, durable: false });
  const module = new URL('start-embedded-postgres.ts', import.meta.url).href;
  const code = `import { startEmbeddedPostgres } from '${module}';
    console.log((await startEmbeddedPostgres(${options})).url);
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  starters.push(starter);
  const [url] = await once(createInterface(starter.stdout), 'line');
  const orphan = Number((await readFile(join(folder, 'pg/cluster/postmaster.pid'), 'utf8')).split('\n')[0]);
  await query(String(url), 'create table kept as select 7 as id');
  await expect(start()).rejects.toThrow(`in use by process ${starter.pid}`);

  starter.kill('SIGKILL');
  await once(starter, 'exit');
  expect(process.kill(orphan, 0)).toBe(true);
  const server = await start();
  expect(await query(server.url, 'select id from kept')).toEqual([7]);
});

test("a noted pid that is somebody else's by now does not block the start", async () => {
  const first = await start();
  await first.kill();
  const note = join(folder, 'pg/cluster/postmaster.pid');
  const lines = (await readFile(note, 'utf8')).split('\n');
  await writeFile(note, [process.ppid, ...lines.slice(1)].join('\n'));
  const second = await start();
  expect(await query(second.url, 'select 1')).toEqual([1]);
});

test('a set-up that was interrupted is begun again', async () => {
  await mkdir(join(folder, 'pg/cluster.new'), { recursive: true });
  await writeFile(join(folder, 'pg/cluster.new/PG_VERSION'), '18\n');
  await writeFile(join(folder, 'pg/password'), '');
  const server = await start();
  expect(await query(server.url, 'select 1')).toEqual([1]);
});

test('a taken port is named in the error', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  await expect(start({ port: address.port })).rejects.toThrow(`Port ${address.port} on 127.0.0.1 is taken`);
  other.close();
});

test('data without its password says what to put back', async () => {
  const first = await start();
  await first.stop();
  await rm(join(folder, 'pg/password'));
  await expect(start()).rejects.toThrow('put ' + join(await realpath(folder), 'pg/password') + ' back');
});

test('a setting that PostgreSQL refuses is told in its own words', async () => {
  await expect(start({ settings: { max_connections: 'many' } })).rejects.toThrow('invalid value for parameter');
});

test('below a folder that only we may enter the data is placed where the server can live, and stays', async () => {
  const closed = join(folder, 'closed');
  await mkdir(closed, { mode: 0o700 });
  const dataDir = join(closed, 'deep/pg');
  const first = await start({ dataDir });
  await query(first.url, 'create table kept as select 7 as id');
  const home = await realpath(dataDir);
  const isRoot = process.getuid?.() === 0;
  expect((await lstat(dataDir)).isSymbolicLink()).toBe(isRoot);
  await first.stop();
  const second = await start({ dataDir });
  expect(await realpath(dataDir)).toBe(home);
  expect(await query(second.url, 'select id from kept')).toEqual([7]);
  await second.discard();
  await expect(stat(home)).rejects.toThrow('ENOENT');
});

test.runIf(process.getuid?.() === 0)(
  'data that was moved below a root-only folder is brought to where it can be used',
  async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as id');
    await first.stop();
    await chmod(folder, 0o700);
    const second = await start();
    expect(await query(second.url, 'select id from kept')).toEqual([7]);
  },
);
