import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useLocations } from '../api/use-locations.ts';
import { choicesOf, type VisitChoice } from './visit-choices.ts';

/** What can be chosen at a doctor; undefined while that is not known. Without an answer about clinics, times alone are shown. */
export function useChoices({ practitionerId }: Practitioner): readonly VisitChoice[] | undefined {
  const locations = useLocations();
  const offers = locations.data?.some(({ visitTypes }) =>
    visitTypes.some(({ practitionerIds }) => practitionerIds.includes(practitionerId)),
  );
  // Where there are kinds of visits, there may be times without one, too.
  const slots = useQuery({
    queryKey: ['slots', practitionerId, 'places'],
    queryFn: ({ signal }) => {
      const to = new Date(Date.now() + 31 * 86_400_000).toISOString();
      const query = { practitionerId, to, limit: 500 };
      return call<Page<Slot>>(address('/api/slots', query), { signal });
    },
    enabled: offers === true,
    staleTime: 300_000,
  });
  if (locations.isError) return [];
  if (locations.data === undefined) return undefined;
  const places = (slots.data?.items ?? []).map(({ locationId }) => locationId);
  return choicesOf(locations.data, practitionerId, places);
}
