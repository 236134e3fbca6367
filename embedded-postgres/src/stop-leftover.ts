import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { postmasterFile, readPostmaster } from './postmaster-file.ts';
import { processCommand } from './process-command.ts';
import { findLiveStarter } from './starter-file.ts';
import { stopServer } from './stop-server.ts';

/**
 * Stops the server that a killed starter left behind in `home`. Stopped rather than reused: it may listen elsewhere and
 * run with other settings than those asked for now. A server whose starter is alive is nobody's leftover, and refused.
 */
export async function stopLeftover(home: string, pgCtl: string): Promise<void> {
  const cluster = join(home, 'cluster');
  const postmaster = await readPostmaster(cluster);
  if (postmaster === undefined) return;
  const isGone = () => !processCommand(postmaster.pid).includes(cluster);
  if (isGone()) {
    await forgetForeignPid(cluster, postmaster.pid);
    return;
  }
  const starter = await findLiveStarter(home);
  if (starter !== undefined) {
    throw new EmbeddedPostgresError(`The database in ${home} is in use by process ${starter}: stop that one first.`);
  }
  await stopServer({ pid: postmaster.pid, cluster, pgCtl, isGone });
}

/**
 * After a reboot or in a new container the noted pid may belong to something else, and PostgreSQL would refuse to start
 * for as long as that lives. A pid that is free, or another PostgreSQL, is left for PostgreSQL's own checks to judge.
 */
async function forgetForeignPid(cluster: string, pid: number): Promise<void> {
  const command = processCommand(pid);
  const isPostgres = /(^|[\\/"])postgres(\.exe)?(["\s]|$)/.test(command);
  if (command !== '' && !isPostgres) await rm(postmasterFile(cluster), { force: true });
}
