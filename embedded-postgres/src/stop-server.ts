import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { errorCode } from './error-code.ts';

/** A server process that is to end. */
export interface ServerProcess {
  readonly pid: number;
  readonly cluster: string;
  readonly pgCtl: string;
  isGone(): boolean;
}

/**
 * From polite to rough, 4.8 s at the most. SIGTERM lets connections that are just closing finish (SIGINT would break
 * them with 57P01), SIGINT drops those that stay, SIGQUIT leaves the tidying to the next start's recovery.
 */
const steps = [
  { signal: 'SIGTERM', patience: 300 },
  { signal: 'SIGINT', patience: 3000 },
  { signal: 'SIGQUIT', patience: 1000 },
  { signal: 'SIGKILL', patience: 500 },
] as const;

/** Ends the server and resolves when it is gone. */
export async function stopServer(server: ServerProcess): Promise<void> {
  if (process.platform === 'win32' && !server.isGone()) {
    // Windows has no signals: its kill() is always the rough one, so pg_ctl asks the server through a pipe.
    await promisify(execFile)(server.pgCtl, ['stop', '-D', server.cluster, '-m', 'fast', '-t', '4'], {
      windowsHide: true,
    });
    return;
  }
  for (const { signal, patience } of steps) {
    if (await endsAfter(server, signal, patience)) return;
  }
  throw new Error(`PostgreSQL (pid ${server.pid}) does not end, not even by SIGKILL.`);
}

/** Ends the server as a power cut would: nothing is flushed, the next start recovers from the log. */
export async function killServer(server: ServerProcess): Promise<void> {
  if (await endsAfter(server, 'SIGKILL', 4000)) return;
  throw new Error(`PostgreSQL (pid ${server.pid}) does not end, not even by SIGKILL.`);
}

async function endsAfter(server: ServerProcess, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  if (server.isGone()) return true;
  try {
    process.kill(server.pid, signal);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    if (server.isGone()) return true;
    await sleep(10);
  }
  return server.isGone();
}
