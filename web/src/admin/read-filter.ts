import type { Visit } from '../api/answers.ts';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';
import type { Filter } from './use-appointments.ts';

/** The states appointments can be looked for by. */
export const states = [
  'booked',
  'arrived',
  'checked-in',
  'fulfilled',
  'noshow',
  'cancelled',
  'entered-in-error',
] as const satisfies readonly Visit['status'][];

const dayForm = /^\d{4}-\d{2}-\d{2}$/;

const dayOf = (text: string | null): string =>
  text !== null && dayForm.test(text) && !Number.isNaN(Date.parse(text)) ? text : '';

/** What the address asks for: days are whole days on the reader's clock. */
export function readFilter(search: URLSearchParams, zone: string): Filter {
  const [from, to] = [dayOf(search.get('from')), dayOf(search.get('to'))];
  return {
    status: states.find((state) => state === search.get('status')) ?? '',
    practitionerId: search.get('doctor') ?? '',
    from: from === '' ? '' : dayStart(from, zone),
    // A span that ends before it begins is refused by the API; the beginning is what was chosen last.
    to: to === '' || (from !== '' && to < from) ? '' : dayStart(dayAfter(to), zone),
  };
}
