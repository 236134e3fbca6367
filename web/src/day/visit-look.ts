import type { Visit } from '../api/answers.ts';

/** How a visit stands, as the page shows it. */
export type Look =
  | 'booked'
  | 'due'
  | 'open'
  | 'arrived'
  | 'inside'
  | 'done'
  | 'missed'
  | 'held'
  | 'cancelled'
  | 'error';

const ofStatus = {
  pending: 'held',
  arrived: 'arrived',
  'checked-in': 'inside',
  fulfilled: 'done',
  noshow: 'missed',
  cancelled: 'cancelled',
  'entered-in-error': 'error',
} as const satisfies Record<Exclude<Visit['status'], 'booked'>, Look>;

/** Booked is told apart by the clock: still to come, should be here, and nobody has noted how it went. */
export function lookOf({ status, start, end }: Pick<Visit, 'status' | 'start' | 'end'>, now: number): Look {
  if (status !== 'booked') return ofStatus[status];
  if (Date.parse(end) <= now) return 'open';
  return Date.parse(start) <= now ? 'due' : 'booked';
}

/** Whole minutes since the patient arrived. */
export const waited = (arrivedAt: string | undefined, now: number): number =>
  arrivedAt === undefined ? 0 : Math.max(0, Math.floor((now - Date.parse(arrivedAt)) / 60_000));

/** Whether it has a place on the day's page. */
export const isOnPage = ({ status }: Pick<Visit, 'status'>): boolean =>
  status !== 'cancelled' && status !== 'entered-in-error';
