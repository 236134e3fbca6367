import { instantAt } from '../words/instant-at.ts';

export interface Interval {
  readonly start: string;
  readonly end: string;
}

/** The times a span of a day is cut into, and those that are left out of it. */
export interface SplitTimes {
  readonly open: readonly Interval[];
  readonly taken: number;
  readonly past: number;
}

export interface Span {
  readonly day: string;
  readonly zone: string;
  /** `09:00` */
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** Cuts a span into times of one length; what overlaps one that is there, or has passed, is left out. */
export function splitTimes(span: Span, there: readonly Interval[], now: string): SplitTimes {
  const { day, zone, from, to, minutes } = span;
  const begin = Date.parse(instantAt(day, from, zone));
  const end = Date.parse(instantAt(day, to, zone));
  const step = minutes * 60_000;
  const count = Math.max(0, Math.floor((end - begin) / step)) || 0;
  const all = Array.from({ length: count }, (_, index) => ({
    start: new Date(begin + index * step).toISOString(),
    end: new Date(begin + (index + 1) * step).toISOString(),
  }));
  const coming = all.filter(({ start }) => start > now);
  const open = coming.filter((one) => there.every((other) => one.end <= other.start || one.start >= other.end));
  return { open, taken: coming.length - open.length, past: all.length - coming.length };
}
