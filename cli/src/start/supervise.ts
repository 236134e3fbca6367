import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A service process that is started again when it dies. */
export interface Supervised {
  readonly name: string;
  /** Where it answers HTTP. */
  readonly url: string;
  /** The pid of the moment; undefined between a death and the next start. */
  pid(): number | undefined;
  /** Ends it by SIGTERM, by SIGKILL after 6 s, and starts it no more. */
  stop(): Promise<void>;
}

export interface SuperviseOptions {
  readonly name: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly logDir: string;
  /** Told about every death that was not asked for. */
  readonly onDeath: (name: string, how: string) => void;
}

const pauseAfterDeath = 500;
const pauseAtMost = 10_000;
const steadyAfter = 10_000;

const inherited = ['PATH', 'HOME', 'TZ', 'LANG', 'NODE_ENV', 'NODE_OPTIONS', 'LOG_LEVEL'];

function launch({ name, port, environment }: SuperviseOptions, log: WriteStream): ChildProcess {
  const main = fileURLToPath(new URL(`../../../${name}/src/main.ts`, import.meta.url));
  const kept = Object.fromEntries(
    inherited.flatMap((key) => (process.env[key] === undefined ? [] : [[key, process.env[key]]])),
  );
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main], {
    env: { ...kept, ...environment, PORT: `${port}`, DAYBOOK_PARENT: `${process.pid}` },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // Ctrl-C reaches the terminal's whole group: the launcher alone takes it and ends everything in order.
    detached: true,
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

/** The address to reach a service by that listens on `host`. */
function reachable(host = '127.0.0.1'): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** Starts one service and keeps it running; what it prints goes to `<name>.log`. */
export function supervise(options: SuperviseOptions): Supervised {
  const { name, port, environment, logDir, onDeath } = options;
  const log = createWriteStream(join(logDir, `${name}.log`), { flags: 'a', mode: 0o600 });
  let stopping = false;
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let deaths = 0;
  const run = () => {
    const started = performance.now();
    const current = launch(options, log);
    child = current;
    const ended = (how: string) => {
      if (child !== current) return;
      child = undefined;
      if (stopping) return;
      deaths = performance.now() - started > steadyAfter ? 0 : deaths + 1;
      onDeath(name, how);
      again = setTimeout(run, Math.min(pauseAtMost, pauseAfterDeath * 2 ** Math.max(0, deaths - 1)));
    };
    current.once('exit', (code, signal) => ended(signal ?? `exit code ${code}`));
    current.once('error', (error) => ended(error.message));
  };
  run();
  return {
    name,
    url: `http://${reachable(environment['HOST'])}:${port}`,
    pid: () => child?.pid,
    stop: async () => {
      stopping = true;
      clearTimeout(again);
      const current = child;
      if (current !== undefined && current.exitCode === null && current.signalCode === null) {
        const exited = once(current, 'exit');
        current.kill('SIGTERM');
        const timer = setTimeout(() => current.kill('SIGKILL'), 6_000);
        await exited;
        clearTimeout(timer);
      }
      log.end();
    },
  };
}
