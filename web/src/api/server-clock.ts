/** How far the clock of this machine may be off before it is corrected, ms. Answers name whole seconds only. */
const tolerance = 3_000;

let ahead = 0;

/** Learns from an answer's `Date` what time it is at the server. */
export function noteServerTime(date: string | null): void {
  const there = Date.parse(date ?? '');
  if (Number.isNaN(there)) return;
  const off = there - Date.now();
  ahead = Math.abs(off) > tolerance ? off : 0;
}

/** A moment of the server's clock on the clock of this machine, ms. */
export const here = (instant: string): number => Date.parse(instant) - ahead;
