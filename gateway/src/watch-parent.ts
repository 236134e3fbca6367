import { errorCode } from './error-code.ts';

/** Calls `onEnd` when the process `parent` is gone: killed by -9 it cannot tell us, and we would hold its port for ever. */
export function watchParent(parent: number, onEnd: () => void, interval = 500): void {
  const before = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === before && isAlive(parent)) return;
    clearInterval(timer);
    onEnd();
  }, interval);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) !== 'ESRCH';
  }
}
