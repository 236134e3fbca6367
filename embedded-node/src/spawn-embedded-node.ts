import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How a node is started as a process of its own. */
export interface SpawnOptions {
  readonly dataDir: string;
  /** The port of its gRPC server, 0 for any free one. */
  readonly port: number;
  readonly host?: string | undefined;
}

/** A node that runs as a child of this process, and ends with it. */
export interface SpawnedNode {
  /** The connection string for clients. */
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** Settles when the process has ended, with its exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Asks it to end well, and waits until it has. */
  stop(): Promise<void>;
  /** Kills it at once (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

const startLimit = 20_000;
const stopLimit = 4_000;

/** Starts a node as a child process, and waits until it listens. */
export async function spawnEmbeddedNode({ dataDir, port, host = '127.0.0.1' }: SpawnOptions): Promise<SpawnedNode> {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const settings = ['--data', dataDir, '--port', String(port), '--host', host, '--child'];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...settings], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Ctrl-C reaches a terminal's whole group: whoever started the node ends it, after the services that use it.
    detached: true,
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const { url, port: bound } = await announcement(child, exited);
  return {
    url,
    port: bound,
    pid: child.pid ?? -1,
    exited,
    stop: async () => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), stopLimit);
      await exited;
      clearTimeout(timer);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

async function announcement(
  child: ChildProcess,
  exited: Promise<number | null>,
): Promise<{ url: string; port: number }> {
  const { stdout, stdin } = child;
  if (stdout === null || stdin === null) throw new Error('The event node has no pipes.');
  // A pipe to a killed child reports EPIPE; its end is noticed by `exited` already.
  stdin.on('error', () => undefined);
  const lines = createInterface({ input: stdout });
  const timer = setTimeout(() => child.kill('SIGKILL'), startLimit);
  try {
    const line = await Promise.race([
      once(lines, 'line').then(([first]) => String(first)),
      exited.then((code) => {
        throw new Error(`The event node ended before it listened (exit code ${code}).`);
      }),
      once(child, 'error').then(([error]) => {
        throw error;
      }),
    ]);
    return parseAnnouncement(line);
  } finally {
    clearTimeout(timer);
    stdout.resume();
  }
}

function parseAnnouncement(line: string): { url: string; port: number } {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null || !('url' in value) || !('port' in value)) {
    throw new Error(`The event node announced itself with: ${line}`);
  }
  return { url: String(value.url), port: Number(value.port) };
}
