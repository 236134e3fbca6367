import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, readFile, rename } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { pathExists } from './path-exists.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { readPostmaster } from './postmaster-file.ts';
import type { ServerAccount } from './server-account.ts';
import { serverEnvironment } from './server-environment.ts';
import { stopServer } from './stop-server.ts';
import type { ServerProcess } from './stop-server.ts';

interface LaunchPlan {
  readonly home: string;
  readonly cluster: string;
  readonly binaries: PostgresBinaries;
  readonly account: ServerAccount | undefined;
  readonly settings: readonly string[];
}

/** A server that accepts connections. */
export interface LaunchedServer extends ServerProcess {
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<void>;
}

/** The server ended before it was ready; `log` is what it said. */
export class LaunchError extends EmbeddedPostgresError {
  readonly log: string;

  constructor(message: string, log: string) {
    super(message);
    this.log = log;
  }
}

/** Long enough for the recovery after a crash under load. */
const startPatience = 60_000;

/** Runs the server and waits until it is ready. */
export async function launchServer(plan: LaunchPlan): Promise<LaunchedServer> {
  const logFile = join(plan.home, 'server.log');
  // The log before the last crash is the interesting one.
  if (await pathExists(logFile)) await rename(logFile, `${logFile}.1`);
  const server = await spawnServer(plan, logFile);
  const deadline = performance.now() + startPatience;
  while (!(await isReady(server))) {
    if (server.isGone()) throw await launchError(logFile, 'ended before it was ready');
    if (performance.now() > deadline) {
      await stopServer(server);
      throw await launchError(logFile, `was not ready within ${startPatience / 1000} s`);
    }
    await sleep(10);
  }
  return server;
}

async function spawnServer(plan: LaunchPlan, logFile: string): Promise<LaunchedServer> {
  // A file rather than a pipe: the server must go on writing when its starter is killed.
  const log = await open(logFile, 'w', 0o600);
  try {
    const child = spawn(plan.binaries.postgres, ['-D', plan.cluster, ...plan.settings], {
      ...plan.account,
      cwd: parse(plan.cluster).root,
      env: serverEnvironment(),
      // Its own process group: the terminal's Ctrl-C must not end it before the services are done with it.
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    let gone = false;
    const exited = new Promise<void>((resolve) => {
      child.once('exit', () => {
        gone = true;
        resolve();
      });
    });
    await once(child, 'spawn');
    if (child.pid === undefined) throw new Error('A spawned process without a pid.');
    child.unref();
    return { pid: child.pid, cluster: plan.cluster, pgCtl: plan.binaries.pgCtl, isGone: () => gone, exited };
  } finally {
    await log.close();
  }
}

/** By the server's own note, not by connecting: on a taken port that would reach somebody else's server. */
async function isReady(server: LaunchedServer): Promise<boolean> {
  const postmaster = await readPostmaster(server.cluster);
  return postmaster !== undefined && postmaster.pid === server.pid && postmaster.ready;
}

async function launchError(logFile: string, what: string): Promise<LaunchError> {
  const log = await readFile(logFile, 'utf8');
  const lastLines = log.trim().split('\n').slice(-8).join('\n  ');
  return new LaunchError(`The embedded PostgreSQL ${what}; its log (${logFile}) ends:\n  ${lastLines}`, log);
}
