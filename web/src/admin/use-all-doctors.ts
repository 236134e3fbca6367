import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** Everybody who can be booked. */
export function useAllDoctors() {
  return useQuery({
    queryKey: ['practitioners', 'all'],
    queryFn: ({ signal }) => call<Page<Practitioner>>(address('/api/practitioners', { limit: 500 }), { signal }),
  });
}
