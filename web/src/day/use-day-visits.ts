import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** All visits of one day, cancelled ones too; a day holds fewer than the API gives at once. */
export function useDayVisits(practitionerId: string, day: string, zone: string) {
  return useQuery({
    queryKey: ['appointments', 'day', practitionerId, day],
    queryFn: ({ signal }) => {
      const query = { practitionerId, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone), limit: 500 };
      return call<Page<Visit>>(address('/api/appointments', query), { signal });
    },
  });
}
