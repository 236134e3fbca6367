import { HttpProblem } from '@daybook/platform/http/http-problem.ts';
import type { LocationRefusal } from '@daybook/scheduling/location/change-location.ts';
import type { PractitionerRefusal } from '@daybook/scheduling/practitioner/change-practitioner.ts';
import type { PageRefusal } from '@daybook/scheduling/page/refusal-reason.ts';
import type { Refusal } from '@daybook/scheduling/decision.ts';

/** Every reason a command is refused for, by whoever decides. */
type Reason =
  | PageRefusal
  | PractitionerRefusal
  | LocationRefusal
  | 'patient-missing'
  | 'patient-unknown'
  | 'series-not-free';

/** The one table from a decider's reasons to HTTP. */
export const statusOfReason: Readonly<Record<Reason, number>> = {
  'slot-not-found': 404,
  'day-closed': 409,
  'slot-closed': 409,
  'slot-taken': 409,
  'slot-held': 409,
  'slot-booked': 409,
  'slot-in-past': 422,
  'slot-overlap': 409,
  'opening-notice': 422,
  buffer: 409,
  'not-enough-time': 409,
  'end-before-start': 422,
  'not-one-day': 422,
  'other-page': 422,
  'visit-type-unknown': 422,
  'visit-type-not-offered': 422,
  'practitioner-not-verified': 422,
  'practitioner-unavailable': 422,
  'time-off': 422,
  'clinic-closed': 422,
  'too-short-notice': 422,
  'beyond-horizon': 422,
  'day-full': 422,
  'visit-type-full': 422,
  'patient-has-enough': 422,
  'patient-elsewhere': 422,
  'patient-missing': 422,
  'patient-unknown': 422,
  'hold-not-found': 404,
  'hold-ended': 409,
  'override-not-allowed': 403,
  'appointment-not-found': 404,
  'appointment-elsewhere': 409,
  'appointment-cancelled': 409,
  'appointment-begun': 422,
  'appointment-moved': 409,
  'illegal-transition': 409,
  'too-early': 422,
  'too-late': 422,
  'move-abandoned': 409,
  'series-not-free': 409,
  'not-yours': 403,
  'practitioner-not-found': 404,
  'verified-facts': 403,
  'profile-changed': 409,
  'time-off-not-found': 404,
  'hours-missing': 422,
  'location-not-found': 404,
  'location-name-empty': 422,
  'location-name-taken': 409,
  'not-verified': 403,
  'closure-not-found': 404,
  'name-twice': 422,
};

const isReason = (reason: string): reason is Reason => Object.hasOwn(statusOfReason, reason);

/** The problem a refusal is answered with. */
export function problemOfRefusal(
  { reason, detail, field, conflicts }: Refusal,
  position: bigint | undefined,
): HttpProblem {
  const status = isReason(reason) ? statusOfReason[reason] : 422;
  return new HttpProblem(status, reason, detail, {
    ...(conflicts === undefined ? {} : { members: { conflicts } }),
    ...(field === undefined ? {} : { errors: [{ field, rule: reason, message: detail }] }),
    ...(position === undefined ? {} : { position: `${position}`, headers: { 'Daybook-Position': `${position}` } }),
  });
}
