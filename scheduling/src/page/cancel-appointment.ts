import type { CancellationReason } from '@daybook/contracts/cancellation.ts';
import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { shift } from '../offer/shift.ts';
import { findVisit, visitData, type VisitCommand } from './find-visit.ts';
import type { Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';
import { isAllowed, notAllowed } from './visit-life.ts';

export interface CancelAppointment extends VisitCommand {
  readonly reasonCode?: CancellationReason;
  readonly facts: Pick<ClinicFacts, 'policy'>;
}

/** Why a patient cannot change a visit any more that starts then, if so; staff always can. */
export function tooLateFor(
  { actor, now, facts }: Pick<CancelAppointment, 'actor' | 'now' | 'facts'>,
  start: string,
): ReturnType<typeof refuse<PageRefusal>> | undefined {
  if (actor.role !== 'patient') return undefined;
  if (start <= now) return refuse('appointment-begun', 'The visit has begun: ask the practice to change it.', 'id');
  const { cancelNotice } = facts.policy;
  if (now <= shift(start, -cancelNotice)) return undefined;
  return refuse('too-late', `Within ${cancelNotice} minutes before the visit only the practice can change it.`, 'id');
}

/** Cancels a visit and frees its time; cancelling it again changes nothing. */
export function cancelAppointment(page: Page, command: CancelAppointment): Decision<DayEvent, PageRefusal> {
  const { address, actor, now, facts, reasonCode } = command;
  if (actor.role === 'guest') return refuse('not-yours', 'Sign in to cancel an appointment.', 'id');
  const found = findVisit(page, command);
  if ('refused' in found) return found;
  const { visit } = found;
  if (visit.status === 'cancelled') return accept();
  if (!isAllowed('cancel', visit.status)) return notAllowed('cancelled', visit.status);
  const { start } = visit.placement;
  const late = tooLateFor(command, start);
  if (late !== undefined) return late;
  const isLate = actor.role === 'patient' && now > shift(start, -facts.policy.lateCancel);
  return accept<DayEvent>({
    type: 'AppointmentCancelled',
    data: {
      ...visitData(address, visit),
      by: actor.role,
      ...(reasonCode === undefined ? {} : { reasonCode }),
      ...(isLate ? { late: true } : {}),
    },
  });
}
