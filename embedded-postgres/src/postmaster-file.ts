import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { errorCode } from './error-code.ts';

/** What a running (or killed) server noted about itself in its data folder. */
export interface Postmaster {
  readonly pid: number;
  readonly ready: boolean;
}

/** Where PostgreSQL keeps that note. */
export function postmasterFile(cluster: string): string {
  return join(cluster, 'postmaster.pid');
}

/** Reads the note; undefined when there is none, or it is still being written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | undefined> {
  try {
    const lines = (await readFile(postmasterFile(cluster), 'utf8')).split('\n');
    const pid = Number(lines[0]);
    // The eighth line is the state; pg_ctl waits on it in the same way.
    return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}
