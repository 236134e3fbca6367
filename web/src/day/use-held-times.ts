import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** The times of one day that somebody is booking at the moment. */
export function useHeldTimes(practitionerId: string, day: string, zone: string) {
  return useQuery({
    queryKey: ['slots', practitionerId, 'held', day],
    queryFn: ({ signal }) => {
      const [from, to] = [dayStart(day, zone), dayStart(dayAfter(day), zone)];
      const query = { practitionerId, from, to, status: 'busy-tentative', limit: 500 };
      return call<Page<Slot>>(address('/api/slots', query), { signal });
    },
  });
}
