import type { Selectable } from 'kysely';
import type { VisitTable } from '../database/notifier-tables.ts';
import type { Details } from '../intent/details.ts';

/**
 * Why a message must not be sent any more, or undefined when it still holds. A message that names a time which is not the
 * visit's any more would send somebody to a closed door; what came after has a message of its own, which says all of it. A
 * cancellation always holds: the visit was seen in the app, whether or not its confirmation got out.
 */
export function whyNotTrue(details: Details, visit: Selectable<VisitTable> | undefined): string | undefined {
  if (details.type !== 'appointment-booked' && details.type !== 'appointment-rescheduled') return undefined;
  if (visit === undefined) return undefined;
  if (visit.status === 'cancelled') return 'the appointment was cancelled before this was sent';
  const move = details.type === 'appointment-booked' ? 0 : details.move;
  return visit.move > move ? 'the appointment was moved again before this was sent' : undefined;
}
