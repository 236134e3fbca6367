import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { PageRefusal } from '../page/refusal-reason.ts';
import type { Refusal } from '../write-path/decision.ts';

/** The one table from a decider's reasons to HTTP. */
export const statusOfReason: Readonly<Record<PageRefusal, number>> = {
  'slot-not-found': 404,
  'slot-closed': 409,
  'slot-taken': 409,
  'slot-booked': 409,
  'slot-in-past': 422,
  'slot-overlap': 409,
  'end-before-start': 422,
  'not-one-day': 422,
  'other-page': 422,
  'appointment-not-found': 404,
  'appointment-cancelled': 409,
  'appointment-begun': 422,
  'appointment-moved': 409,
  'not-yours': 403,
};

const isPageRefusal = (reason: string): reason is PageRefusal => Object.hasOwn(statusOfReason, reason);

/** The problem a refusal is answered with. */
export function problemOfRefusal({ reason, detail, field }: Refusal, position: bigint | undefined): HttpProblem {
  const status = isPageRefusal(reason) ? statusOfReason[reason] : 422;
  return new HttpProblem(status, reason, detail, {
    ...(field === undefined ? {} : { errors: [{ field, rule: reason, message: detail }] }),
    ...(position === undefined ? {} : { position: `${position}`, headers: { 'Daybook-Position': `${position}` } }),
  });
}
