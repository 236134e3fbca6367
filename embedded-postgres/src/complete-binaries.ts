import { access, chmod, constants, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';
import { pathExists } from './path-exists.ts';
import type { PostgresBinaries } from './postgres-binaries.ts';

/**
 * Does what the package's install script does, for installs that skipped scripts: npm archives carry no symbolic links,
 * so `libicuuc.so.60` and its like have to be linked before anything runs.
 */
export async function completeBinaries(binaries: PostgresBinaries): Promise<void> {
  if (process.platform === 'win32') return;
  try {
    for (const { source, target } of await readLinks(binaries)) {
      if (!(await pathExists(target))) await link(basename(source), target);
    }
    for (const program of [binaries.initdb, binaries.pgCtl, binaries.postgres]) await makeRunnable(program);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL in ${binaries.folder} is incomplete and cannot be completed from here: ` +
        'run `npm rebuild` as the user who installed it, or set DATABASE_URL to a server of your own.',
      { cause: error },
    );
  }
}

async function link(source: string, target: string): Promise<void> {
  try {
    await symlink(source, target);
  } catch (error) {
    // Another start was a moment faster: the link is there, which is all that counts.
    if (errorCode(error) !== 'EEXIST') throw error;
  }
}

async function makeRunnable(program: string): Promise<void> {
  try {
    await access(program, constants.X_OK);
  } catch (error) {
    if (errorCode(error) !== 'EACCES') throw error;
    await chmod(program, 0o755);
  }
}

async function readLinks(binaries: PostgresBinaries): Promise<{ source: string; target: string }[]> {
  const list = join(binaries.folder, 'pg-symlinks.json');
  // Only platforms whose libraries need links ship the list.
  if (!(await pathExists(list))) return [];
  const parsed: unknown = JSON.parse(await readFile(list, 'utf8'));
  if (!Array.isArray(parsed)) throw new TypeError(`${list} is not a list`);
  return parsed.map((entry: unknown) => {
    if (typeof entry !== 'object' || entry === null || !('source' in entry) || !('target' in entry)) {
      throw new TypeError(`${list} holds an entry without source and target`);
    }
    // The paths in the list begin with `native/`, which is the folder itself.
    const inPackage = (path: unknown) => join(dirname(binaries.folder), String(path));
    return { source: inPackage(entry.source), target: inPackage(entry.target) };
  });
}
