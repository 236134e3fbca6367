import type { readHours } from '@daybook/contracts/http/hours-routes.ts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';
import { book } from '../staff/use-staff-command.ts';

export type Hours = (typeof readHours.response)['_zod']['output'];

/** Weekly hours, other hours on single dates, and time off. */
export function useHours(practitionerId: string) {
  return useQuery({
    queryKey: ['hours', practitionerId],
    queryFn: ({ signal }) => call<Hours>(`/api/practitioners/${practitionerId}/hours`, { signal }),
  });
}

/** What a change of hours makes old. */
export const hoursAndBook = ['hours', ...book] as const;
