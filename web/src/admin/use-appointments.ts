import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** Which appointments; what is empty does not narrow. */
export interface Filter {
  readonly status: string;
  readonly practitionerId: string;
  /** Instants. */
  readonly from: string;
  readonly to: string;
}

/** Appointments of the whole practice, latest start first, some at a time. */
export function useAppointments(filter: Filter) {
  return useInfiniteQuery({
    queryKey: ['appointments', 'all', filter],
    queryFn: ({ pageParam, signal }) =>
      call<Page<Visit>>(address('/api/appointments', { ...filter, limit: 50, cursor: pageParam }), { signal }),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
}

/** The appointments of a span, as many as the API gives at once. */
export function useSpan(from: string, to: string) {
  return useQuery({
    queryKey: ['appointments', 'span', from, to],
    queryFn: ({ signal }) => call<Page<Visit>>(address('/api/appointments', { from, to, limit: 500 }), { signal }),
  });
}

/** One appointment. */
export function useAppointment(appointmentId: string) {
  return useQuery({
    queryKey: ['appointments', 'one', appointmentId],
    queryFn: ({ signal }) => call<Visit>(`/api/appointments/${appointmentId}`, { signal }),
  });
}
