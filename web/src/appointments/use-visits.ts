import { useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** One's own visits, latest start first. */
export function useVisits() {
  return useInfiniteQuery({
    queryKey: ['appointments', 'mine'],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Visit>>(address('/api/appointments', { limit: 100, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}
