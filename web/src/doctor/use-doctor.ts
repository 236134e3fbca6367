import { useQuery } from '@tanstack/react-query';
import type { Practitioner } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** One doctor. */
export function useDoctor(practitionerId: string | undefined) {
  return useQuery({
    queryKey: ['practitioners', 'one', practitionerId],
    queryFn: ({ signal }) => call<Practitioner>(`/api/practitioners/${practitionerId}`, { signal }),
    enabled: practitionerId !== undefined,
  });
}
