import type { Visit } from '../api/answers.ts';

/** Visits as people look for them. */
export interface SortedVisits {
  /** Soonest first; the first is the next one. */
  readonly upcoming: readonly Visit[];
  /** Latest first. */
  readonly past: readonly Visit[];
  readonly cancelled: readonly Visit[];
}

/** @param visits latest start first */
export function sortVisits(visits: readonly Visit[], now: number): SortedVisits {
  const booked = visits.filter(({ status }) => status === 'booked');
  const isOver = ({ end }: Visit) => Date.parse(end) <= now;
  return {
    upcoming: booked.filter((visit) => !isOver(visit)).toReversed(),
    past: booked.filter(isOver),
    cancelled: visits.filter(({ status }) => status === 'cancelled'),
  };
}
