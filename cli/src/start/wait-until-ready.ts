import { setTimeout as pause } from 'node:timers/promises';

/** Asks an address until it answers 200. @throws Error after `limitMs`, with the last answer */
export async function waitUntilReady(url: string, limitMs: number, stopping?: AbortSignal): Promise<void> {
  const until = performance.now() + limitMs;
  let last = 'no answer';
  while (performance.now() < until) {
    stopping?.throwIfAborted();
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (answer.status === 200) return;
      last = `${answer.status} ${await answer.text()}`;
    } catch (error) {
      last = error instanceof Error ? error.message : String(error);
    }
    await pause(50);
  }
  throw new Error(`${url} was not ready after ${limitMs / 1000} s: ${last}`);
}
