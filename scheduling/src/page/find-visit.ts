import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { refuse } from '../decision.ts';
import { placementOf } from './placement-of.ts';
import { concerns, type Actor, type Page, type Visit } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface VisitCommand {
  readonly address: PageAddress;
  readonly appointmentId: string;
  /** The start the caller believes the visit to have: an old request must never touch a moved visit (DESIGN §4.2). */
  readonly expectedStart?: string;
  readonly actor: Actor;
  readonly now: string;
}

/** The visit a command is about, if it is here, the actor is a party of it, and it stands where the caller thinks. */
export function findVisit(
  page: Page,
  command: VisitCommand,
): { readonly visit: Visit } | ReturnType<typeof refuse<PageRefusal>> {
  const visit = page.visits.get(command.appointmentId);
  if (visit === undefined) {
    // The caller follows it there; who asks is judged where it stands now.
    if (page.gone.has(command.appointmentId))
      return refuse('appointment-elsewhere', 'The appointment stands on another page now.', 'id');
    return refuse('appointment-not-found', 'There is no such appointment.', 'id');
  }
  if (!concerns(command.actor, command.address, visit.patientId)) {
    return refuse('not-yours', 'This appointment belongs to somebody else.', 'id');
  }
  if (command.expectedStart !== undefined && command.expectedStart !== visit.placement.start) {
    return refuse('appointment-moved', `The appointment is at ${visit.placement.start} now.`, 'expectedStart');
  }
  return { visit };
}

/** What every event about a visit says of it. */
export const visitData = ({ practitionerId }: PageAddress, { appointmentId, patientId, placement }: Visit) => ({
  appointmentId,
  patientId,
  practitionerId,
  ...placementOf(placement),
});

export type VisitData = ReturnType<typeof visitData>;
