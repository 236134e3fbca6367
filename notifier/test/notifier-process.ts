import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { until } from './until.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

export const spawnNotifier = (environment: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: environment,
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });

/** Starts the service as a process of its own and waits until it is ready. */
export async function startNotifierProcess(environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawnNotifier(environment);
  child.stderr?.pipe(process.stderr, { end: false });
  const [message] = await once(child, 'message');
  const { listening } = z.object({ listening: z.int() }).parse(message);
  await until('ready', async () => (await fetch(`http://127.0.0.1:${listening}/readyz`)).ok);
  return child;
}
