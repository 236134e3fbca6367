import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayStart } from '../words/instant-at.ts';

/** How far one look reaches; the API gives no more. */
const days = 31;
/** More than the columns of one screen hold. */
const atOnce = 300;

/** A doctor's free times from a day on, a month at most. */
export function useFreeTimes(doctor: Practitioner, from: string) {
  const { practitionerId, bookZone } = doctor;
  return useQuery({
    queryKey: ['slots', practitionerId, 'free', from],
    queryFn: async ({ signal }) => {
      const begin = dayStart(from, bookZone);
      const end = new Date(Date.parse(begin) + days * 86_400_000).toISOString();
      const query = { practitionerId, from: begin, to: end, limit: atOnce };
      const { items } = await call<Page<Slot>>(address('/api/slots', query), { signal });
      return { from, slots: items };
    },
    placeholderData: keepPreviousData,
  });
}
