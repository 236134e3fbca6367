import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from './error-code.ts';
import { processBirth } from './process-birth.ts';

/** Notes that this process started the server in `home`, so that a second start does not take it away from it. */
export async function noteStarter(home: string): Promise<void> {
  // Removed first: the note of a killed root is not ours to overwrite, but in our folder it is ours to delete.
  await forgetStarter(home);
  await writeFile(starterFile(home), `${process.pid}\n${processBirth(process.pid)}\n`);
}

/** Removes the note once the server is stopped. */
export async function forgetStarter(home: string): Promise<void> {
  await rm(starterFile(home), { force: true });
}

/** The process that started the server in `home`, if it is still alive. */
export async function findLiveStarter(home: string): Promise<number | undefined> {
  try {
    const [pid, birth] = (await readFile(starterFile(home), 'utf8')).split('\n');
    return birth !== undefined && birth !== '' && processBirth(Number(pid)) === birth ? Number(pid) : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function starterFile(home: string): string {
  return join(home, 'starter');
}
