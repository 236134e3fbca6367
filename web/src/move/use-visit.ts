import { useQuery } from '@tanstack/react-query';
import type { Visit } from '../api/answers.ts';
import { call } from '../api/call.ts';

/** One of one's own visits. */
export function useVisit(appointmentId: string) {
  return useQuery({
    queryKey: ['appointments', 'one', appointmentId],
    queryFn: ({ signal }) => call<Visit>(`/api/appointments/${encodeURIComponent(appointmentId)}`, { signal }),
  });
}
