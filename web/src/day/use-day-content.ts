import type { Practitioner } from '../api/answers.ts';
import { useDayTimes } from '../appointments/use-day-times.ts';
import type { DayContent } from './day-sheet.ts';
import { useDayVisits } from './use-day-visits.ts';
import { useHeldTimes } from './use-held-times.ts';

/** Everything of one doctor's day, as one query. */
export function useDayContent({ practitionerId, bookZone }: Practitioner, day: string) {
  const visits = useDayVisits(practitionerId, day, bookZone);
  const free = useDayTimes(practitionerId, day, bookZone);
  const held = useHeldTimes(practitionerId, day, bookZone);
  const all = [visits, free, held];
  const data: DayContent | undefined =
    visits.data === undefined || free.data === undefined || held.data === undefined
      ? undefined
      : { visits: visits.data.items, free: free.data.items, held: held.data.items };
  return {
    data,
    error: all.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => Promise.all(all.map(({ refetch }) => refetch())),
  };
}
