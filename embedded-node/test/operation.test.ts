import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NO_STREAM } from '@eventstore/db-client';
import { describe, expect, test } from 'vitest';
import { spawnEmbeddedNode } from '../src/spawn-embedded-node.ts';
import { startEmbeddedNode } from '../src/start-embedded-node.ts';
import { connected, credentials, numbers, started, tick } from './started-node.ts';
import { temporaryFolder } from './temporary-folder.ts';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
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
