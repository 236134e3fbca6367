import { rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { completeBinaries } from './complete-binaries.ts';
import { openCluster } from './create-cluster.ts';
import { ensureDatabase } from './ensure-database.ts';
import { findFreePort, loopback, portTaken } from './free-port.ts';
import { LaunchError, launchServer } from './launch-server.ts';
import type { LaunchedServer } from './launch-server.ts';
import { commonFolder, findHome, placeHome } from './place-home.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { chooseServerAccount } from './server-account.ts';
import { settingArguments } from './server-settings.ts';
import { forgetStarter, noteStarter } from './starter-file.ts';
import { stopLeftover } from './stop-leftover.ts';
import { killServer, stopServer } from './stop-server.ts';
import { notePlacedFor, sweepTemporary } from './sweep-temporary.ts';

/** What to start. */
export interface EmbeddedPostgresOptions {
  /** Folder of the data, the password and the log; made when absent, and nothing else belongs there. */
  readonly dataDir: string;
  /** Port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** Database to create if it is absent, and the one `url` names. Default `daybook`. */
  readonly database?: string;
  /** Server settings as in postgresql.conf, such as `{ max_connections: '200' }`. */
  readonly settings?: Readonly<Record<string, string>>;
  /** False trades the survival of power cuts for speed: for tests only. Default true. */
  readonly durable?: boolean;
}

/** A running PostgreSQL of our own. */
export interface EmbeddedPostgres {
  /** Connection address with user, password and database: a secret. */
  readonly url: string;
  readonly port: number;
  /** Resolves when the server process has ended, also when nobody asked it to. */
  readonly exited: Promise<void>;
  /** Lets closing connections finish, drops the others, and resolves within 5 s. May be called again. */
  stop(): Promise<void>;
  /** Ends the server as a power cut would (SIGKILL), for tests of recovery. */
  kill(): Promise<void>;
  /** Stops the server and deletes its data, wherever it lies: for tests. */
  discard(): Promise<void>;
}

/** Starts the PostgreSQL that came with `npm install`, with the data it had the last time. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const durable = options.durable ?? true;
  const installed = findPostgresBinaries();
  await completeBinaries(installed);

  const former = await findHome(dataDir);
  const account = await chooseServerAccount(former ?? dataDir);
  if (former !== undefined) await stopLeftover(former, installed.pgCtl);
  const home = await placeHome(dataDir, account);
  if (dirname(home) === commonFolder) {
    await notePlacedFor(home, dataDir);
    await sweepTemporary(commonFolder, installed.pgCtl);
  }
  const binaries = await reachableBinaries(installed, account);
  const { folder: cluster, password } = await openCluster({ home, binaries, account, durable });

  const launch = async (port: number) => {
    const settings = settingArguments(port, durable, options.settings ?? {});
    return await launchServer({ home, cluster, binaries, account, settings });
  };
  const { server, port } = await listenSomewhere(options.port, launch);
  const address = (database: string) =>
    `postgres://postgres:${password}@${loopback}:${port}/${encodeURIComponent(database)}`;
  const database = options.database ?? 'daybook';
  try {
    await noteStarter(home);
    await ensureDatabase(address('postgres'), database);
  } catch (error) {
    await stopServer(server);
    throw error;
  }

  const end = async (by: (server: LaunchedServer) => Promise<void>) => {
    // Once only: after our server is gone, the note may be that of the next starter.
    if (server.isGone()) return;
    await by(server);
    await forgetStarter(home);
  };
  return {
    url: address(database),
    port,
    exited: server.exited,
    stop: async () => await end(stopServer),
    kill: async () => await end(killServer),
    discard: async () => {
      await end(stopServer);
      // The children of a killed server may write for a moment longer.
      await rm(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

async function listenSomewhere(
  wanted: number,
  launch: (port: number) => Promise<LaunchedServer>,
): Promise<{ server: LaunchedServer; port: number }> {
  const deadline = performance.now() + 5000;
  for (;;) {
    const port = await findFreePort(wanted);
    try {
      return { server: await launch(port), port };
    } catch (error) {
      if (!(error instanceof LaunchError)) throw error;
      const taken = error.log.includes('Address already in use');
      if (taken && wanted !== 0) throw portTaken(wanted, error);
      // Either somebody took the free port in between, or the children of a killed server are still ending.
      const passing = taken || error.log.includes('pre-existing shared memory block');
      if (!passing || performance.now() > deadline) throw error;
      await sleep(100);
    }
  }
}
