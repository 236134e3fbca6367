import type { Logger } from './logger.ts';
import { pause } from './pause.ts';

/**
 * Does a chore again and again until stopped, waiting `everyMs` in between. A failure is logged and tried again, after
 * `retryMs` where that is sooner: what is done once an hour must not wait an hour for a database that restarts.
 */
export async function repeatUntilStopped(
  name: string,
  everyMs: number,
  signal: AbortSignal,
  logger: Logger,
  chore: () => Promise<unknown>,
  retryMs = 30_000,
): Promise<void> {
  while (!signal.aborted) {
    let wait = everyMs;
    try {
      await chore();
    } catch (error) {
      logger.warn({ err: error, chore: name }, 'a chore failed; it will be tried again');
      wait = Math.min(everyMs, retryMs);
    }
    await pause(wait, signal);
  }
}
