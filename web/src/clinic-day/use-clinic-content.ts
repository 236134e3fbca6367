import { useQuery } from '@tanstack/react-query';
import { allPages } from '../api/all-pages.ts';
import type { Location, Slot, Visit } from '../api/answers.ts';
import type { DayContent } from '../day/day-sheet.ts';
import { dayAfter } from '../words/calendar-day.ts';
import { dayStart } from '../words/instant-at.ts';

/** Everything of one day of a clinic, on its own calendar and of all its doctors, as one query. */
export function useClinicContent({ locationId, zone }: Location, day: string) {
  const query = { locationId, from: dayStart(day, zone), to: dayStart(dayAfter(day), zone) };
  const visits = useQuery({
    queryKey: ['appointments', 'clinic', locationId, day],
    queryFn: ({ signal }) => allPages<Visit>('/api/appointments', query, signal),
  });
  const free = useQuery({
    queryKey: ['slots', 'clinic', locationId, 'free', day],
    // The book as it is: what is too soon for patients can still be booked at the desk.
    queryFn: ({ signal }) => allPages<Slot>('/api/slots', { ...query, unoffered: 'true' }, signal),
  });
  const held = useQuery({
    queryKey: ['slots', 'clinic', locationId, 'held', day],
    queryFn: ({ signal }) => allPages<Slot>('/api/slots', { ...query, status: 'busy-tentative' }, signal),
  });
  const all = [visits, free, held];
  const data: DayContent | undefined =
    visits.data === undefined || free.data === undefined || held.data === undefined
      ? undefined
      : { visits: visits.data, free: free.data, held: held.data };
  return {
    data,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
  };
}
