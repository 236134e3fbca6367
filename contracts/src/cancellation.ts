import { z } from 'zod';
import { role } from './role.ts';

/** Who ended a visit; `system` is a policy of ours. */
export const cancelledBy = z.enum([...role.options, 'system']);
export type CancelledBy = z.infer<typeof cancelledBy>;

/** Why a visit was cancelled: codes of HL7 FHIR's appointment-cancellation-reason that a clinic uses. */
export const cancellationReason = z.enum([
  'pat',
  'pat-crt',
  'pat-dec',
  'pat-fb',
  'pat-lt',
  'pat-mt',
  'pat-mv',
  'prov',
  'prov-pers',
  'prov-hosp',
  'maint',
  'oth-err',
  'oth-weath',
  'other',
]);
export type CancellationReason = z.infer<typeof cancellationReason>;
