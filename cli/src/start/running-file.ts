import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { processBirth } from '@daybook/embedded-postgres/process-birth.ts';
import { writePrivateFile } from './write-private-file.ts';

const running = z.object({
  pid: z.int(),
  /** When it began: tells it from a later process with the same number. */
  birth: z.string(),
  eventStoreUrl: z.string(),
  databaseUrl: z.string(),
});

/** Where the stores of a running Daybook are, for the admin commands (owner-readable: it holds a password). */
export type Running = z.infer<typeof running>;

const fileOf = (dataDir: string) => join(dataDir, 'running.json');

function isAlive({ pid, birth }: Running): boolean {
  // Containers give the same low numbers again and again.
  return pid !== process.pid && birth !== '' && birth === processBirth(pid);
}

/** Notes that this process runs on the data folder. */
export async function noteRunning(
  dataDir: string,
  stores: Pick<Running, 'eventStoreUrl' | 'databaseUrl'>,
): Promise<void> {
  const { pid } = process;
  const { eventStoreUrl, databaseUrl } = stores;
  await writePrivateFile(fileOf(dataDir), {
    pid,
    birth: processBirth(pid),
    eventStoreUrl,
    databaseUrl,
  } satisfies Running);
}

export const forgetRunning = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

/** The Daybook that runs on this data folder, if one does; a note that nobody can read belongs to nobody. */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const state = running.safeParse(text === '' ? undefined : parseJson(text));
  return state.success && isAlive(state.data) ? state.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
