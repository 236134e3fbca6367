import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is not undefined; fails naming what it waited for. */
export async function until<T>(what: string, ask: () => Promise<T | undefined>, limit = 10_000): Promise<T> {
  const deadline = performance.now() + limit;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > deadline) throw new Error(`waited ${limit} ms in vain until ${what}`);
    await sleep(10);
  }
}
