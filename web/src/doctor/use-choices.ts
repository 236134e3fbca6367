import { useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Location, Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { useLocations } from '../api/use-locations.ts';
import { choicesOf, type VisitChoice } from './visit-choices.ts';

/** What there is to choose from at a doctor. */
export interface Choices {
  /** Whether it is known by now. Without an answer about clinics, times alone are shown. */
  readonly isReady: boolean;
  readonly choices: readonly VisitChoice[];
  readonly clinics: readonly Location[];
}

export function useChoices({ practitionerId }: Practitioner): Choices {
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
  if (locations.data === undefined) return { isReady: locations.isError, choices: [], clinics: [] };
  const places = (slots.data?.items ?? []).map(({ locationId }) => locationId);
  return { isReady: true, choices: choicesOf(locations.data, practitionerId, places), clinics: locations.data };
}
