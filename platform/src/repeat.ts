import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from './logger.ts';

/** Does a chore again and again until stopped, waiting `everyMs` in between; a failure is logged and tried again next time. */
export async function repeatUntilStopped(
  name: string,
  everyMs: number,
  signal: AbortSignal,
  logger: Logger,
  chore: () => Promise<unknown>,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await chore();
    } catch (error) {
      logger.warn({ err: error, chore: name }, 'a chore failed; it will be tried again');
    }
    try {
      await pause(everyMs, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }
}
