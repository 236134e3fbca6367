import type { Selectable } from 'kysely';
import type { VisitTable } from '../database/notifier-tables.ts';
import type { Details } from '../intent/details.ts';
import type { Reader } from '../message/reader.ts';

const ended: Readonly<Record<VisitTable['status'], string | undefined>> = {
  booked: undefined,
  cancelled: 'the appointment was cancelled before this was sent',
  over: 'the appointment was over before this was sent',
  'entered-in-error': 'the appointment was found to be an error before this was sent',
};

/**
 * Why a message must not be sent any more, or undefined when it still holds. A message that names a time which is not the
 * visit's any more would send somebody to a closed door; what came after has a message of its own, which says all of it. A
 * cancellation always holds: the visit was seen in the app, whether or not its confirmation got out. That a visit went to
 * another practitioner holds until it is back: nothing that comes after is told to who lost it.
 */
export function whyNotTrue(
  details: Details,
  visit: Selectable<VisitTable> | undefined,
  reader: Reader,
): string | undefined {
  if (details.type !== 'appointment-booked' && details.type !== 'appointment-rescheduled') return undefined;
  if (visit === undefined) return undefined;
  if (reader === 'former-practitioner' && details.type === 'appointment-rescheduled') {
    const isBack = visit.practitioner_id === details.fromPractitionerId;
    return isBack ? 'the appointment came back before this was sent' : undefined;
  }
  const why = ended[visit.status];
  if (why !== undefined) return why;
  const move = details.type === 'appointment-booked' ? 0 : details.move;
  return visit.move > move ? 'the appointment was moved again before this was sent' : undefined;
}
