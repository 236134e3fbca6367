import { useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner } from '../api/answers.ts';
import { call } from '../api/call.ts';

const atOnce = 20;

/** Doctors by speciality and by part of a name. */
export function useDoctors({ specialty = '', q = '' }: { readonly specialty?: string; readonly q?: string }) {
  return useInfiniteQuery({
    queryKey: ['practitioners', 'list', { specialty, q }],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Practitioner>>(address('/api/practitioners', { specialty, q, limit: atOnce, cursor: pageParam }), {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}
