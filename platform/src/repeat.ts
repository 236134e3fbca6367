import type { Logger } from './logger.ts';
import { pause } from './pause.ts';

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
    await pause(everyMs, signal);
  }
}
