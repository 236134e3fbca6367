import { percentiles } from './percentiles.ts';

/** One timed run of many like pieces of work. */
export interface Measured {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  readonly slowest: number;
}

/** Runs `each` for every writer `times` times, writers side by side, and measures. */
export async function measure(
  writers: number,
  times: number,
  each: (writer: number, n: number) => Promise<void>,
): Promise<Measured> {
  const taken: number[] = [];
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let n = 0; n < times; n++) {
        const start = performance.now();
        await each(writer, n);
        taken.push(performance.now() - start);
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1000;
  return { perSecond: taken.length / seconds, ...percentiles(taken) };
}

/** The middle one by speed. */
export function median(runs: readonly Measured[]): Measured {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new RangeError('no runs');
  return middle;
}
