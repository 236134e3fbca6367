import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivateFile } from './write-private-file.ts';

const running = z.object({
  pid: z.int(),
  /** What tells this process from a later one with the same number; empty where the system cannot say. */
  birth: z.string(),
  eventStoreUrl: z.string(),
  databaseUrl: z.string(),
});

/** Where the stores of a running Daybook are, for the admin commands (owner-readable: it holds a password). */
export type Running = z.infer<typeof running>;

const fileOf = (dataDir: string) => join(dataDir, 'running.json');

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

/** When a process began, in a form that no other process of this machine shares (Linux). */
async function birthOf(pid: number): Promise<string> {
  if (process.platform !== 'linux') return '';
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    return `${boot.trim()}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES') return '';
    throw error;
  }
}

async function isAlive({ pid, birth }: Running): Promise<boolean> {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    if (codeOf(error) !== 'EPERM') throw error;
  }
  // Containers give the same low numbers again and again.
  return birth === (await birthOf(pid));
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
    birth: await birthOf(pid),
    eventStoreUrl,
    databaseUrl,
  } satisfies Running);
}

export const forgetRunning = (dataDir: string): Promise<void> => rm(fileOf(dataDir), { force: true });

/** The Daybook that runs on this data folder, if one does; a note that nobody can read belongs to nobody. */
export async function findRunning(dataDir: string): Promise<Running | undefined> {
  const text = await readFile(fileOf(dataDir), 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  });
  const state = running.safeParse(text === '' ? undefined : parseJson(text));
  return state.success && (await isAlive(state.data)) ? state.data : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
