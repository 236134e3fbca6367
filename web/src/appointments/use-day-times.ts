import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** The free times of one day that are still to come. */
export function useDayTimes(practitionerId: string, day: string, zone: string) {
  return useQuery({
    queryKey: ['slots', practitionerId, 'day', day],
    queryFn: ({ signal }) => {
      const query = { practitionerId, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone), limit: 500 };
      return call<Page<Slot>>(address('/api/slots', query), { signal });
    },
  });
}
