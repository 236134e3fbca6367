import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, realpath, stat, symlink, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

import { errorCode } from './error-code.ts';
import { pathExists } from './path-exists.ts';
import { canEnter } from './server-account.ts';
import type { ServerAccount } from './server-account.ts';

/** Where root keeps what the server's user cannot reach at its proper place. Survives reboots, unlike `/tmp`. */
export const commonFolder = '/var/lib/daybook-postgres';

/** The real path of the folder behind `dataDir` if it is there already, following a link left by an earlier start. */
export async function findHome(dataDir: string): Promise<string | undefined> {
  try {
    return await realpath(dataDir);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Makes sure there is a home folder the server's user can enter, and gives its real path. Below a root-only folder the
 * home goes to {@link commonFolder} and `dataDir` becomes a link to it: the link shows where the data is, moves with the
 * repository, and deleting it means starting afresh.
 */
export async function placeHome(dataDir: string, account: ServerAccount | undefined): Promise<string> {
  const existing = await findHome(dataDir);
  if (existing === undefined) await forgetDanglingLink(dataDir);
  const parent = dirname(existing ?? dataDir);
  await mkdir(parent, { recursive: true });
  if (account !== undefined && !canEnter(account, parent)) return await placeElsewhere(dataDir, existing);
  const home = existing ?? dataDir;
  await mkdir(home, { recursive: true });
  if (account !== undefined && !canEnter(account, home)) await chmod(home, (await stat(home)).mode | 0o011);
  return await realpath(home);
}

async function placeElsewhere(dataDir: string, existing: string | undefined): Promise<string> {
  await mkdir(commonFolder, { recursive: true });
  await chmod(commonFolder, 0o711);
  const home = join(commonFolder, `${basename(dataDir)}-${randomBytes(6).toString('hex')}`);
  // `mv` rather than rename(): it keeps owners across file systems. Only ever reached as root, so not on Windows.
  if (existing === undefined) await mkdir(home);
  else await promisify(execFile)('mv', ['--', existing, home]);
  await chmod(home, 0o711);
  if (await pathExists(dataDir)) await unlink(dataDir);
  await symlink(home, dataDir);
  return home;
}

async function forgetDanglingLink(dataDir: string): Promise<void> {
  if (await pathExists(dataDir)) await unlink(dataDir);
}
