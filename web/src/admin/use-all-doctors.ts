import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** Every doctor; admins also get those who wait to be verified. */
export function useAllDoctors() {
  return useQuery({
    queryKey: ['practitioners', 'all'],
    queryFn: ({ signal }) =>
      call<Page<Practitioner>>(address('/api/practitioners', { limit: 500, verified: 'any' }), { signal }),
  });
}
