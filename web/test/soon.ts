const minute = 60_000;
const halfDay = 720;

/**
 * A zone where it is noon, more or less: a test about today has half a day before midnight there, at whatever hour it
 * runs. The signs of these names are turned round: `Etc/GMT-3` is three hours ahead.
 */
export function zoneAtNoon(now = new Date()): string {
  const ahead = Math.round((halfDay - now.getUTCHours() * 60 - now.getUTCMinutes()) / 60);
  return `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`;
}

/** So many times of five minutes each, from a few minutes from now on. */
export function soon(count: number): readonly { start: string; end: string }[] {
  const begin = Math.ceil(Date.now() / minute) * minute + 3 * minute;
  return Array.from({ length: count }, (_, index) => ({
    start: new Date(begin + index * 5 * minute).toISOString(),
    end: new Date(begin + (index + 1) * 5 * minute).toISOString(),
  }));
}
