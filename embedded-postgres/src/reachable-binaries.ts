import { chmod, cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { pathExists } from './path-exists.ts';
import { commonFolder } from './place-home.ts';
import { binariesIn } from './postgres-binaries.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';
import { canEnter } from './server-account.ts';
import type { ServerAccount } from './server-account.ts';

/** The binaries where the server's user can run them: where npm put them, or one shared copy per version. */
export async function reachableBinaries(
  binaries: PostgresBinaries,
  account: ServerAccount | undefined,
): Promise<PostgresBinaries> {
  if (account === undefined || canEnter(account, join(binaries.folder, 'lib'))) return binaries;
  const copy = join(commonFolder, `binaries-${binaries.version}`);
  if (!(await pathExists(copy))) await copyBinaries(binaries.folder, copy);
  return binariesIn(copy, binaries.version);
}

async function copyBinaries(from: string, to: string): Promise<void> {
  await mkdir(commonFolder, { recursive: true });
  await chmod(commonFolder, 0o711);
  // Copied aside and renamed, so that a copy is either whole or absent however this process ends.
  const half = await mkdtemp(join(commonFolder, 'copying-'));
  try {
    const keep = (path: string) => !path.endsWith('.a');
    await cp(from, half, { recursive: true, verbatimSymlinks: true, filter: keep });
    await chmod(half, 0o755);
    await rename(half, to);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another start finished the same copy first.
    if (!(await pathExists(to))) throw error;
  }
}
