import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';

import { EmbeddedPostgresError } from './embedded-postgres-error.ts';
import { errorCode } from './error-code.ts';
import { pathExists } from './path-exists.ts';
import { stopLeftover } from './stop-leftover.ts';

/** Notes in a home placed elsewhere where its link is. Written after the link, so that a sweep never sees only the note. */
export async function notePlacedFor(home: string, dataDir: string): Promise<void> {
  await writeFile(noteIn(home), `${dataDir}\n`);
}

/**
 * Deletes homes whose link was below the temporary folder and is gone: what tests run by root would otherwise pile up.
 * Other homes are never deleted by themselves, as their link may only be out of sight, on a disk that is not mounted.
 */
export async function sweepTemporary(commonFolder: string, pgCtl: string): Promise<void> {
  for (const name of await readdir(commonFolder)) {
    const home = join(commonFolder, name);
    const dataDir = await readNote(home);
    if (!dataDir?.startsWith(`${tmpdir()}${sep}`) || (await pathExists(dataDir))) continue;
    try {
      await stopLeftover(home, pgCtl);
      await rm(home, { recursive: true, force: true });
    } catch (error) {
      // Its starter is alive, so it is still in use; a later sweep finds it again.
      if (!(error instanceof EmbeddedPostgresError)) throw error;
    }
  }
}

async function readNote(home: string): Promise<string | undefined> {
  try {
    return (await readFile(noteIn(home), 'utf8')).trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function noteIn(home: string): string {
  return join(home, 'placed-for');
}
