import { lstat } from 'node:fs/promises';

import { errorCode } from './error-code.ts';

/** Whether something is at `path`; a dangling link counts. Any trouble but absence is thrown, not taken for absence. */
export async function pathExists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}
