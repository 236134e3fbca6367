import { useInfiniteQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** The visits of a patient that whoever asks may see, latest start first. */
export function usePatientVisits(patientId: string) {
  return useInfiniteQuery({
    queryKey: ['appointments', 'patient', patientId],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Visit>>(address('/api/appointments', { patientId, limit: 100, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
}
