import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  persistentSubscriptionToStreamSettingsFromDefaults,
} from '@eventstore/db-client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { restoreBackup } from '../src/restore-backup.ts';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { startEmbeddedNode } from '../src/start-embedded-node.ts';
import type { EmbeddedNode, EmbeddedNodeOptions } from '../src/start-embedded-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

const credentials = { username: 'admin', password: 'changeit' };
const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
const tick = (n: number) => jsonEvent({ type: 'tick', data: { n } });

async function started(options: Partial<EmbeddedNodeOptions> = {}): Promise<EmbeddedNode> {
  const node = await startEmbeddedNode({ dataDir: temporaryFolder(), port: 0, ...options });
  onTestFinished(() => node.stop());
  return node;
}

function connected(url: string): EventStoreDBClient {
  const client = EventStoreDBClient.connectionString(url);
  onTestFinished(() => client.dispose());
  return client;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function numbers(client: EventStoreDBClient, stream: string): Promise<unknown[]> {
  const data: unknown[] = [];
  for await (const { event } of client.readStream(stream)) data.push(event?.data);
  return data;
}

describe('a data folder', () => {
  test('keeps everything over a restart', async () => {
    const dataDir = temporaryFolder();
    const first = await startEmbeddedNode({ dataDir, port: 0 });
    const event = tick(1);
    const before = connected(first.url);
    const result = await before.appendToStream('a', [event, tick(2)], { expectedRevision: NO_STREAM, credentials });
    await before.deleteStream('gone');
    await before.tombstoneStream('ended');
    await first.stop();
    const client = connected((await started({ dataDir })).url);
    expect(await numbers(client, 'a')).toEqual([{ n: 1 }, { n: 2 }]);
    // A node that restarted still knows recent ids.
    expect(await client.appendToStream('a', event, { expectedRevision: 'any', credentials })).toMatchObject({
      nextExpectedRevision: 0n,
    });
    const next = await client.appendToStream('a', tick(3), { expectedRevision: 1n, credentials });
    expect(next.position?.commit).toBeGreaterThan(result.position?.commit ?? 0n);
    await expect(client.appendToStream('ended', tick(1), { credentials })).rejects.toMatchObject({
      type: 'stream-deleted',
    });
  });

  test('belongs to one node at a time', async () => {
    const dataDir = temporaryFolder();
    await started({ dataDir });
    await expect(startEmbeddedNode({ dataDir, port: 0 })).rejects.toThrow(/in use/);
    const other = spawnEmbeddedNode({ dataDir, port: 0 });
    await expect(other).rejects.toThrow(/ended/);
  });

  test('is taken over from a process that died', async () => {
    const dataDir = temporaryFolder();
    const dead = await spawnEmbeddedNode({ dataDir, port: 0 });
    await dead.kill();
    expect(existsSync(join(dataDir, 'lock'))).toBe(true);
    await started({ dataDir });
  });

  test('is taken over from a process whose number was given to another one', async () => {
    const dataDir = temporaryFolder();
    writeFileSync(join(dataDir, 'lock'), JSON.stringify({ pid: process.ppid, birth: 'another boot/1' }));
    await started({ dataDir });
    expect(readFileSync(join(dataDir, 'lock'), 'utf8')).toContain(String(process.pid));
  });

  test('is not touched by a node in memory', async () => {
    const dataDir = join(temporaryFolder(), 'nothing');
    const client = connected((await started({ dataDir, memory: true })).url);
    await client.appendToStream('a', tick(1), { credentials });
    expect(existsSync(dataDir)).toBe(false);
  });
});

describe('a stop', () => {
  test('is quick with open subscriptions, and tells them', async () => {
    const node = await started();
    const client = connected(node.url);
    const subscription = client.subscribeToAll();
    const ended = new Promise<unknown>((resolve) => subscription.once('error', resolve));
    subscription.resume();
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    const before = Date.now();
    await node.stop();
    expect(Date.now() - before).toBeLessThan(2_000);
    expect(await ended).toMatchObject({ type: 'cancelled' });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('by %s ends the process well', async (signal) => {
    const node = await spawnEmbeddedNode({ dataDir: temporaryFolder(), port: 0 });
    await connected(node.url).appendToStream('a', tick(1), { credentials });
    const before = Date.now();
    process.kill(node.pid, signal);
    expect(await node.exited).toBe(0);
    expect(Date.now() - before).toBeLessThan(2_000);
  });
});

describe('a connection', () => {
  test.each(['esdb+discover://127.0.0.1:PORT', 'esdb://127.0.0.1:PORT,127.0.0.1:PORT'])(
    'by %s finds the node',
    async (form) => {
      const node = await started();
      const client = connected(`${form.replaceAll('PORT', String(node.port))}?tls=false`);
      expect(await client.appendToStream('a', tick(1))).toMatchObject({ success: true });
    },
  );

  test('is told plainly what the node cannot do', async () => {
    const client = connected((await started()).url);
    const work = client.createPersistentSubscriptionToStream(
      'a',
      'g',
      persistentSubscriptionToStreamSettingsFromDefaults(),
    );
    await expect(work).rejects.toMatchObject({ code: 12 });
  });
});

describe('a child', () => {
  test('ends when its owner is killed', async () => {
    const spawnIt = `import { spawnEmbeddedNode } from '${new URL('../src/spawn-embedded-node.ts', import.meta.url).href}';
      const node = await spawnEmbeddedNode({ dataDir: process.argv[1], port: 0 });
      console.log(node.pid);`;
    const owner = spawn(process.execPath, ['--input-type=module', '--eval', spawnIt, temporaryFolder()]);
    const [line] = await once(owner.stdout, 'data');
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    owner.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 5_000 }).toBe(false);
  });
});

describe('a backup', () => {
  test('of a working node is consistent and can be restored', async () => {
    const [dataDir, other] = [temporaryFolder(), join(temporaryFolder(), 'restored')];
    const node = await spawnEmbeddedNode({ dataDir, port: 0 });
    onTestFinished(() => node.stop());
    const client = connected(node.url);
    let acknowledged = 0;
    const copied = new AbortController();
    const writing = (async () => {
      while (!copied.signal.aborted) {
        const expectedRevision = acknowledged === 0 ? NO_STREAM : BigInt(acknowledged - 1);
        await client.appendToStream('a', tick(acknowledged), { expectedRevision, credentials });
        acknowledged += 1;
      }
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const atLeast = acknowledged;
    const file = join(dataDir, 'copy.sqlite');
    await node.backup(file);
    copied.abort();
    await writing;
    restoreBackup(file, other);
    expect(() => restoreBackup(file, other)).toThrow(/there already/);
    const restored = connected((await started({ dataDir: other })).url);
    const read = await numbers(restored, 'a');
    expect(read.length).toBeGreaterThanOrEqual(atLeast);
    expect(read).toEqual(read.map((_, n) => ({ n })));
  });

  test('that is damaged is not restored', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'copy.sqlite');
    writeFileSync(file, 'this is no database at all, and long enough to be looked at');
    expect(() => restoreBackup(file, join(folder, 'restored'))).toThrow();
  });

  test('that cannot be written is reported', async () => {
    const node = await spawnEmbeddedNode({ dataDir: temporaryFolder(), port: 0 });
    onTestFinished(() => node.stop());
    await expect(node.backup('/nowhere/at/all.sqlite')).rejects.toThrow(/backup failed/);
  });
});

describe('the port for operators', () => {
  test('tells health and metrics, and nothing else', async () => {
    const node = await started({ httpPort: 0 });
    const base = `http://127.0.0.1:${node.httpPort}`;
    await connected(node.url).appendToStream('a', tick(1), { credentials });
    expect(await (await fetch(`${base}/health`)).json()).toEqual({ status: 'ok' });
    const metrics = await (await fetch(`${base}/metrics`)).text();
    expect(metrics).toMatch(/^embedded_node_commands_total 1$/m);
    expect((await fetch(`${base}/streams/a`)).status).toBe(404);
    expect((await fetch(`${base}/health`, { method: 'POST' })).status).toBe(405);
  });
});

describe('a protected node', () => {
  test.skipIf(!hasOpenssl)('lets in who has the password, over TLS (needs openssl)', async () => {
    const folder = temporaryFolder();
    const tls = { certificate: join(folder, 'node.crt'), key: join(folder, 'node.key') };
    const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
    const names = ['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
    execFileSync('openssl', [...request, ...names, '-keyout', tls.key, '-out', tls.certificate], { stdio: 'ignore' });
    const node = await started({ tls, credentials: { username: 'book', password: 'secret' } });
    const client = connected(`esdb://localhost:${node.port}?tls=true&tlsCAFile=${tls.certificate}`);
    const append = (who?: { username: string; password: string }) =>
      client.appendToStream('a', tick(1), who === undefined ? {} : { credentials: who });
    expect(await append({ username: 'book', password: 'secret' })).toMatchObject({ success: true });
    await expect(append({ username: 'book', password: 'wrong' })).rejects.toMatchObject({ code: 16 });
    await expect(append()).rejects.toMatchObject({ type: 'access-denied' });
    await expect(numbers(client, 'a')).rejects.toMatchObject({ type: 'access-denied' });
  });
});
