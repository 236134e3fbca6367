import { useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Conflict, Page } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** Which: those of a range of instants, and of one doctor; of everybody, from now on, when it does not say. */
interface Range {
  readonly practitionerId?: string;
  readonly from?: string;
  readonly to?: string;
}

/** Visits that stand against a rule, the earliest first. */
export function useConflicts(range: Range = {}) {
  return useInfiniteQuery({
    // A visit that is booked, moved or cancelled may change them.
    queryKey: ['appointments', 'conflicts', range],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Conflict>>(address('/api/conflicts', { ...range, limit: 50, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}
