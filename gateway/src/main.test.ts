import { spawn } from 'node:child_process';
import type { ChildProcess, ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { afterEach, expect, test } from 'vitest';

import { startUpstream } from './testing/upstream-server.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));
const started: ChildProcess[] = [];

afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

function run(args: string[], environment: Record<string, string>): ChildProcessByStdio<null, Readable, Readable> {
  const env = { PATH: process.env['PATH'] ?? '', PORT: '0', ...environment };
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

async function portOf(child: ChildProcessByStdio<null, Readable, Readable>): Promise<number> {
  const [line] = await once(createInterface(child.stdout), 'line');
  const logged: unknown = JSON.parse(String(line));
  if (typeof logged === 'object' && logged !== null && 'port' in logged) return Number(logged.port);
  throw new Error(`no port in ${String(line)}`);
}

test('wrong settings end it with one line', async () => {
  const child = run([main], { QUERY_API_URL: 'http://127.0.0.1:1' });
  const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect(said).toBe('Cannot start, check the environment: COMMAND_API_URL: is not set\n');
  expect(code).toBe(1);
});

test('SIGTERM finishes what is in flight, and ends it', async () => {
  let arrived = () => {};
  const inFlight = new Promise<void>((resolve) => (arrived = resolve));
  const upstream = await startUpstream((_request, response) => {
    arrived();
    setTimeout(() => response.end('finished'), 500);
  });
  const child = run([main], { COMMAND_API_URL: upstream.url.href, QUERY_API_URL: upstream.url.href });
  const origin = `http://127.0.0.1:${await portOf(child)}`;
  const answer = fetch(`${origin}/api/slots`);
  await inFlight;
  const before = performance.now();
  child.kill('SIGTERM');
  await sleep(100);
  await expect(fetch(`${origin}/healthz`)).rejects.toThrow();
  expect(await (await answer).text()).toBe('finished');
  expect((await once(child, 'exit'))[0]).toBe(0);
  expect(performance.now() - before).toBeLessThan(3000);
  await upstream.close();
});

test('it ends with its parent, even one that is killed by -9', async () => {
  const code = `const { spawn } = await import('node:child_process');
    spawn(process.execPath, ['${main}'], { env: { ...process.env, DAYBOOK_PARENT: String(process.pid) }, stdio: 'inherit', detached: true });
    setInterval(() => {}, 1000);`;
  const url = 'http://127.0.0.1:1';
  const parent = run(['--input-type=module', '-e', code], { COMMAND_API_URL: url, QUERY_API_URL: url });
  const port = await portOf(parent);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  parent.kill('SIGKILL');
  const until = performance.now() + 5000;
  const answers = async () => {
    try {
      return (await fetch(`http://127.0.0.1:${port}/healthz`)).ok;
    } catch {
      // Refused: the port is free, which is what is waited for.
      return false;
    }
  };
  while ((await answers()) && performance.now() < until) await sleep(50);
  expect(await answers()).toBe(false);
});
