import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayStart } from '../words/instant-at.ts';

/** The next three free times of a doctor, from a day on if one is chosen; undefined while they are not known. */
export function useFreeFrom(doctor: Practitioner, from: string) {
  const { practitionerId, bookZone, nextFree } = doctor;
  const query = useQuery({
    queryKey: ['slots', practitionerId, 'from', from],
    queryFn: ({ signal }) => {
      const begin = dayStart(from, bookZone);
      const end = new Date(Date.parse(begin) + 31 * 86_400_000).toISOString();
      return call<Page<Slot>>(address('/api/slots', { practitionerId, from: begin, to: end, limit: 3 }), { signal });
    },
    enabled: from !== '',
  });
  return from === '' ? nextFree : query.data?.items;
}
