import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import { errorCode } from './error-code.ts';

/**
 * When a process began, in whatever words this system has for it; empty when it is not alive. Together with the pid it
 * names a process for good: pids are given anew, soon in containers, and command lines change with `process.title`.
 */
export function processBirth(pid: number): string {
  if (process.platform === 'linux') return fromProc(pid);
  const [program, ...flags] =
    process.platform === 'win32'
      ? [
          'powershell',
          '-NoProfile',
          '-Command',
          `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CreationDate`,
        ]
      : ['ps', '-o', 'stat=,lstart=', '-p', String(pid)];
  const { stdout, error } = spawnSync(program, flags, { encoding: 'utf8', windowsHide: true });
  if (error !== undefined) throw error;
  const [state = '', ...birth] = stdout.trim().split(/\s+/);
  if (process.platform === 'win32') return stdout.trim();
  return state.startsWith('Z') ? '' : birth.join(' ');
}

function fromProc(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything, so the fields are counted from its end.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? '' : (fields[19] ?? '');
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ESRCH') return '';
    throw error;
  }
}
