import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, and returns at once when told to stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** ms: full jitter below a doubling limit from 0.1 s, so that many copies do not come back in the same moment. */
export const backoff = (attempt: number, most = 10_000): number =>
  50 + Math.random() * Math.min(most, 100 * 2 ** attempt);
