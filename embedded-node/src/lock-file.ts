import { mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const heldHere = new Set<string>();

interface Holder {
  readonly pid: number;
  /** What tells this process from a later one with the same number; empty where the system cannot say. */
  readonly birth: string;
}

/**
 * Takes the lock of a data folder, and answers how to release it. One writer per folder: two processes on one database
 * make appends fail for minutes. The lock of a process that died is taken over.
 */
export function takeLock(dataDir: string): () => void {
  mkdirSync(dataDir, { recursive: true });
  const folder = realpathSync(dataDir);
  const path = join(folder, 'lock');
  if (heldHere.has(folder)) throw new Error(`The data folder ${folder} is in use by this process.`);
  const me: Holder = { pid: process.pid, birth: birthOf(process.pid) };
  for (let attempt = 0; ; attempt += 1) {
    if (create(path, me)) break;
    const holder = holderOf(path);
    if (holder !== undefined && attempt > 0) throw inUse(folder, holder);
    if (holder !== undefined && isAlive(holder)) throw inUse(folder, holder);
    rmSync(path, { force: true });
  }
  heldHere.add(folder);
  return () => {
    if (!heldHere.delete(folder)) return;
    rmSync(path, { force: true });
  };
}

function inUse(folder: string, holder: Holder): Error {
  return new Error(`The data folder ${folder} is in use by process ${holder.pid}.`);
}

function create(path: string, holder: Holder): boolean {
  try {
    writeFileSync(path, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

// A lock without readable content was cut short by a crash, and belongs to nobody.
function holderOf(path: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof value !== 'object' || value === null || !('pid' in value) || !('birth' in value)) return undefined;
    return typeof value.pid === 'number' ? { pid: value.pid, birth: String(value.birth) } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isAlive({ pid, birth }: Holder): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) === 'ESRCH') return false;
    if (codeOf(error) !== 'EPERM') throw error;
  }
  // The number may have been given to somebody else since; containers give the same low ones again and again.
  return birth === '' || birth === birthOf(pid);
}

function birthOf(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    // The fields after the command's closing bracket start with the third; the start time is the twenty-second.
    return `${boot}/${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EACCES') return '';
    throw error;
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
