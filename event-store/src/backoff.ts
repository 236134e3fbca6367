const FIRST_MS = 100;
const LONGEST_MS = 30_000;

/**
 * How long to wait, in ms, after the `failures`-th failure in a row (from 1): doubling from 0.1 s to 30 s, of which a
 * random half is kept back, so that many consumers do not return to a restarted server in step.
 */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  const full = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return full * (0.5 + random() / 2);
}
