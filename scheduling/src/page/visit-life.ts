import { refuse } from '../decision.ts';
import type { Visit } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

/** What can be done to a visit, by the status it has to be in: the one table of its life (FHIR Appointment.status). */
const allowedFrom = {
  move: ['booked'],
  cancel: ['booked', 'arrived', 'checked-in'],
  arrive: ['booked'],
  'check-in': ['booked', 'arrived'],
  fulfil: ['booked', 'arrived', 'checked-in'],
  'no-show': ['booked'],
  'entered-in-error': ['booked', 'arrived', 'checked-in', 'fulfilled', 'cancelled', 'noshow'],
} as const satisfies Record<string, readonly Visit['status'][]>;
export type Act = keyof typeof allowedFrom;

export const isAllowed = (act: Act, status: Visit['status']): boolean =>
  allowedFrom[act].some((allowed) => allowed === status);

/** @param done how the act is said of a visit, such as `moved` */
export const notAllowed = (done: string, status: Visit['status']): ReturnType<typeof refuse<PageRefusal>> =>
  status === 'cancelled'
    ? refuse('appointment-cancelled', `A cancelled appointment cannot be ${done}.`, 'id')
    : refuse('illegal-transition', `An appointment that is ${status} cannot be ${done}.`, 'id');
