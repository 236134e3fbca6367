import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import { originOf, type Whereabouts } from '../visits/follow-visit.ts';

const unknown = (field: string) =>
  new HttpProblem(404, 'not-found', 'There is no such thing.', {
    errors: [{ field, rule: 'known', message: 'is unknown' }],
  });

/** The page an id was made on. @throws HttpProblem 404 when the id has the form of one and names no day there is */
export function needAddress(address: PageAddress | undefined, field: string): PageAddress {
  if (address === undefined) throw unknown(field);
  return address;
}

/** Where an appointment was made. @throws HttpProblem 404 as {@link needAddress} */
export function needOrigin(appointmentId: string): Whereabouts {
  const origin = originOf(appointmentId);
  if (origin === undefined) throw unknown('id');
  return origin;
}
