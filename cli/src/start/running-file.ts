import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const running = z.object({ pid: z.int(), eventStoreUrl: z.string(), databaseUrl: z.string(), masterKey: z.string() });

/** Where the stores of a running Daybook are, for the admin commands (owner-readable: it holds a password and a key). */
export type Running = z.infer<typeof running>;

const fileOf = (dataDir: string) => join(dataDir, 'running.json');

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPERM') return true;
    return false;
  }
};

export const noteRunning = (dataDir: string, state: Running): Promise<void> =>
  writeFile(fileOf(dataDir), JSON.stringify(state), { mode: 0o600 });

export const forgetRunning = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

/** The Daybook that runs on this data folder, if one does. */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const state = text === undefined ? undefined : running.parse(JSON.parse(text));
  return state !== undefined && alive(state.pid) ? state : undefined;
}
