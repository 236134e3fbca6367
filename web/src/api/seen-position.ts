let seen: bigint | undefined;

/** Remembers that something at this place of the log concerns this page: what is read from now on has to include it. */
export function notePosition(position: string | null | undefined): void {
  if (position === null || position === undefined || !/^\d{1,19}$/.test(position)) return;
  const place = BigInt(position);
  if (seen === undefined || place > seen) seen = place;
}

/** For the header `Daybook-Min-Position`. */
export const seenPosition = (): string | undefined => seen?.toString();
