/** Where the times of one run lie; sorts them in place. */
export function percentiles(taken: number[]): { readonly p50: number; readonly p99: number; readonly slowest: number } {
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), slowest: at(1) };
}
