/** A moment so many minutes later, or earlier when negative. */
export const shift = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
