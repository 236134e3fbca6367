import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { errorCode } from './error-code.ts';

/** The command line of a process; empty when there is no such process, or only what is left of a finished one. */
export function processCommand(pid: number): string {
  if (process.platform === 'linux') return fromProc(pid);
  const [program, ...flags] =
    process.platform === 'win32'
      ? [
          'powershell',
          '-NoProfile',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`,
        ]
      : ['ps', '-ww', '-o', 'command=', '-p', String(pid)];
  const { stdout, error } = spawnSync(program, flags, { encoding: 'utf8', windowsHide: true });
  if (error !== undefined) throw error;
  return stdout.trim();
}

function fromProc(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return '';
    throw error;
  }
}
