import type { Visit } from '../api/answers.ts';
import { calendarDay } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** A step of a visit's life. */
export type Step = 'arrive' | 'start' | 'done' | 'missed' | 'error';
/** What staff can do with a visit. */
export type Act = Step | 'move' | 'swap' | 'cancel' | 'close';

/** As in scheduling's table of a visit's life: what is illegal is not offered. */
const allowedFrom: Readonly<Record<Act, readonly Visit['status'][]>> = {
  arrive: ['booked'],
  start: ['booked', 'arrived'],
  done: ['booked', 'arrived', 'checked-in'],
  missed: ['booked'],
  move: ['booked'],
  swap: ['booked'],
  cancel: ['booked', 'arrived', 'checked-in'],
  close: ['booked', 'arrived', 'checked-in'],
  error: ['booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow'],
};

/** How the API calls the steps. */
export const pathOf: Readonly<Record<Step, string>> = {
  arrive: 'arrive',
  start: 'check-in',
  done: 'fulfil',
  missed: 'no-show',
  error: 'entered-in-error',
};

/** From when on a step can be true: the day of the visit, or its start. */
export type Since = 'day' | 'start';
const notBefore: Partial<Record<Act, Since>> = { arrive: 'day', start: 'day', done: 'day', missed: 'start' };

export const isAllowed = (act: Act, { status }: Pick<Visit, 'status'>): boolean => allowedFrom[act].includes(status);

/** What an act still waits for; undefined when it can be done now. */
export function waitsFor(act: Act, { start, zone }: Pick<Visit, 'start' | 'zone'>, now: number): Since | undefined {
  const since = notBefore[act];
  if (since === undefined) return undefined;
  const from = since === 'start' ? start : dayStart(calendarDay(start, zone), zone);
  return now < Date.parse(from) ? since : undefined;
}

export const canDo = (act: Act, visit: Visit, now: number): boolean =>
  isAllowed(act, visit) && waitsFor(act, visit, now) === undefined;
