import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { address } from '../api/address.ts';
import type { Page, Practitioner, Slot } from '../api/answers.ts';
import { call } from '../api/call.ts';
import { dayStart } from '../words/instant-at.ts';

/** How far one look reaches; the API gives no more. */
const days = 31;
/** More than the columns of one screen hold. */
const atOnce = 300;

export interface FreeTimesLook {
  /** The first day. */
  readonly from: string;
  /** Only times at which such a visit fits. */
  readonly visitTypeId: string | undefined;
  /** Not before it is known what to ask for. */
  readonly isReady: boolean;
}

/** A doctor's free times from a day on, a month at most. */
export function useFreeTimes(doctor: Practitioner, { from, visitTypeId, isReady }: FreeTimesLook) {
  const { practitionerId, bookZone } = doctor;
  return useQuery({
    queryKey: ['slots', practitionerId, 'free', from, visitTypeId],
    queryFn: async ({ signal }) => {
      const begin = dayStart(from, bookZone);
      const end = new Date(Date.parse(begin) + days * 86_400_000).toISOString();
      const query = { practitionerId, visitTypeId, from: begin, to: end, limit: atOnce };
      const { items } = await call<Page<Slot>>(address('/api/slots', query), { signal });
      return { from, look: `${from} ${visitTypeId ?? ''}`, slots: items };
    },
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
}
