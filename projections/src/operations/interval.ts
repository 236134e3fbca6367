/** A half-open stretch of time. */
export interface Interval {
  readonly start: string;
  readonly end: string;
}

/** Whether two intervals share a moment. */
export const overlap = (one: Interval, other: Interval): boolean => one.start < other.end && other.start < one.end;

/** Whether one interval lies within the other. */
export const within = (inner: Interval, outer: Interval): boolean =>
  outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;

/** An interval, for people. */
export const spoken = ({ start, end }: Interval): string => `${start}–${end}`;

/** The UTC days an interval touches, so that only neighbours are compared. */
export function days({ start, end }: Interval): string[] {
  const found: string[] = [];
  for (let at = Date.parse(`${start.slice(0, 10)}T00:00:00Z`); at < Date.parse(end); at += 86_400_000) {
    found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found;
}
