import { setTimeout as sleep } from 'node:timers/promises';

/** Waits, and returns at once when told to stop. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** Full jitter below a doubling limit, 0.1 s to 5 s. */
export const backoff = (attempt: number): number => 50 + Math.random() * Math.min(5_000, 100 * 2 ** attempt);
