import { useQuery } from '@tanstack/react-query';
import type { Location } from './answers.ts';
import { call } from './call.ts';

/** Every clinic with its rules and kinds of visits. */
export function useLocations() {
  return useQuery({
    queryKey: ['locations'],
    queryFn: ({ signal }) => call<{ items: Location[] }>('/api/locations', { signal }),
    staleTime: 60_000,
    select: ({ items }) => items,
  });
}
