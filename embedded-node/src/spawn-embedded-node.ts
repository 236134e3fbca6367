import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** How a node is started as a process of its own. */
export interface SpawnOptions {
  readonly dataDir: string;
  /** The port of its gRPC server, 0 for any free one. */
  readonly port: number;
  readonly host?: string | undefined;
  /** The port of `/health` and `/metrics`, 0 for any free one; no such server without it. */
  readonly httpPort?: number | undefined;
}

/** A node that runs as a child of this process, and ends with it. */
export interface SpawnedNode {
  /** The connection string for clients. */
  readonly url: string;
  readonly port: number;
  readonly httpPort: number | undefined;
  readonly pid: number;
  /** Settles when the process has ended, with its exit code; null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Writes a consistent copy of everything to a file, while the node goes on. */
  backup(path: string): Promise<void>;
  /** Asks it to end well, and waits until it has. */
  stop(): Promise<void>;
  /** Kills it at once (SIGKILL), and waits until it is gone. */
  kill(): Promise<void>;
}

type Announcement = Readonly<Record<string, unknown>>;

const startLimit = 20_000;
const stopLimit = 4_000;

/** Starts a node as a child process, and waits until it listens. */
export async function spawnEmbeddedNode(options: SpawnOptions): Promise<SpawnedNode> {
  const { dataDir, port, host = '127.0.0.1', httpPort } = options;
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const settings = ['--data', dataDir, '--port', String(port), '--host', host, '--child'];
  if (httpPort !== undefined) settings.push('--http-port', String(httpPort));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...settings], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // A group of its own: Ctrl-C in a terminal reaches the owner alone, who then stops the node last.
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => resolve(code));
  });
  const hear = announcements(child);
  const timer = setTimeout(() => child.kill('SIGKILL'), startLimit);
  const started = await hear().finally(() => clearTimeout(timer));
  return {
    url: String(started['url']),
    port: Number(started['port']),
    httpPort: started['httpPort'] === undefined ? undefined : Number(started['httpPort']),
    pid: Number(started['pid']),
    exited,
    backup: async (path) => {
      const answer = hear();
      child.stdin.write(`backup ${path}\n`);
      const { error } = await answer;
      if (error !== undefined) throw new Error(`The backup failed: ${JSON.stringify(error)}`);
    },
    stop: async () => {
      // The end of its input asks a child to stop on every system; signals do so on some only.
      child.stdin.end();
      const limit = setTimeout(() => child.kill('SIGKILL'), stopLimit);
      await exited;
      clearTimeout(limit);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Hears the lines of JSON that a node prints, one for each call, in their order. */
function announcements(child: ChildProcess & { stdout: NodeJS.ReadableStream; stdin: NodeJS.WritableStream }) {
  const waiting: { resolve: (line: Announcement) => void; reject: (error: Error) => void }[] = [];
  const fail = (error: Error): void => {
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.resolve(parse(line)));
  child.once('error', fail);
  child.once('exit', (code) => fail(new Error(`The event node ended (exit code ${code ?? 'none'}).`)));
  // A pipe to a killed child reports EPIPE; its end is noticed above already.
  child.stdin.on('error', () => undefined);
  return (): Promise<Announcement> => {
    if (child.exitCode !== null) return Promise.reject(new Error('The event node has ended.'));
    return new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
    });
  };
}

function parse(line: string): Announcement {
  const value: unknown = JSON.parse(line);
  if (typeof value !== 'object' || value === null) throw new Error(`The event node announced: ${line}`);
  return { ...value };
}
