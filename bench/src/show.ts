import type { Measured } from './measure.ts';

/** One printed line of results. */
export const show = (name: string, { perSecond, p50, p99 }: Measured): void =>
  console.log(
    `${name.padEnd(46)} ${perSecond.toFixed(0).padStart(7)}/s   p50 ${p50.toFixed(2).padStart(7)} ms   p99 ${p99.toFixed(2).padStart(7)} ms`,
  );
