import { dayAfter } from '../words/calendar-day.ts';
import { dayStart, instantAt } from '../words/instant-at.ts';

/** Time off as the form holds it; without times, whole days. */
export interface OffDraft {
  readonly first: string;
  readonly from: string;
  readonly last: string;
  readonly until: string;
}

/** From the first moment of the first day, or its time, until the last one of the last day. */
export function offSpan({ first, from, last, until }: OffDraft, zone: string) {
  return {
    start: from === '' ? dayStart(first, zone) : instantAt(first, from, zone),
    end: until === '' ? dayStart(dayAfter(last), zone) : instantAt(last, until, zone),
  };
}
