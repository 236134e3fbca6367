import type { Visit } from '../api/answers.ts';

/** Visits as people look for them. */
export interface SortedVisits {
  /** Soonest first; the first is the next one. */
  readonly upcoming: readonly Visit[];
  /** Latest first. */
  readonly past: readonly Visit[];
  readonly cancelled: readonly Visit[];
}

type Group = keyof SortedVisits;

function groupOf({ status, end }: Visit, now: number): Group | undefined {
  switch (status) {
    case 'pending':
      return undefined;
    case 'cancelled':
    case 'entered-in-error':
      return 'cancelled';
    case 'fulfilled':
    case 'noshow':
      return 'past';
    default:
      return Date.parse(end) <= now ? 'past' : 'upcoming';
  }
}

/** @param visits latest start first */
export function sortVisits(visits: readonly Visit[], now: number): SortedVisits {
  const groups = Map.groupBy(visits, (visit) => groupOf(visit, now));
  return {
    upcoming: (groups.get('upcoming') ?? []).toReversed(),
    past: groups.get('past') ?? [],
    cancelled: groups.get('cancelled') ?? [],
  };
}
