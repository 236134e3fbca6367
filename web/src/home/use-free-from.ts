import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayStart } from '../words/instant-at.ts';

/** The next three free times of a doctor, from a day on or for a kind of visit if one is chosen; undefined while they are not known. */
export function useFreeFrom(doctor: Practitioner, from: string, visitTypeId?: string) {
  const { practitionerId, bookZone, nextFree } = doctor;
  const isAsked = from !== '' || visitTypeId !== undefined;
  const query = useQuery({
    queryKey: ['slots', practitionerId, 'from', from, visitTypeId],
    queryFn: ({ signal }) => {
      const begin = from === '' ? new Date().toISOString() : dayStart(from, bookZone);
      const end = new Date(Date.parse(begin) + 31 * 86_400_000).toISOString();
      return call<Page<Slot>>(address('/api/slots', { practitionerId, visitTypeId, from: begin, to: end, limit: 3 }), {
        signal,
      });
    },
    enabled: isAsked,
  });
  return isAsked ? query.data?.items : nextFree;
}
