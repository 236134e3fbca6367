import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Slot, Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { calendarDay, dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** The free times of a visit's day: where it can be moved to. */
export function useSameDay({ practitionerId, start, zone }: Visit) {
  const day = calendarDay(start, zone);
  return useQuery({
    queryKey: ['slots', practitionerId, 'day', day],
    queryFn: ({ signal }) => {
      const query = { practitionerId, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone), limit: 500 };
      return call<Page<Slot>>(address('/api/slots', query), { signal });
    },
  });
}
