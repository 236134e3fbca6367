import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Refusal } from '@daybook/scheduling/decision.ts';
import { noRules } from '@daybook/scheduling/offer/clinic-facts.ts';
import { cancelAppointment } from '@daybook/scheduling/page/cancel-appointment.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { releaseHold } from '@daybook/scheduling/page/release-hold.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { stepOf } from '../write-path/system-command.ts';
import type { Answer } from './answer-appointment.ts';
import { runOnVisit } from './follow-visit.ts';

/** A time of a series that is held or booked, and which of the series it is. */
export interface Taken {
  readonly answer: Answer;
  readonly address: PageAddress;
  readonly index: number;
}

/** A time of a series that cannot be had. */
export interface RefusedTime {
  readonly start: string;
  readonly reason: string;
  readonly detail: string;
}

interface GiveBack {
  readonly services: Services;
  readonly command: Command;
  readonly actor: Actor;
  readonly now: string;
  readonly taken: readonly Taken[];
}

/** Nothing is booked: the refusal names the times that speak against it, and each one's reason. */
export const notFree = (
  detail: string,
  refused: readonly RefusedTime[],
): { readonly kind: 'refused'; readonly refusal: Refusal } => ({
  kind: 'refused',
  refusal: {
    reason: 'series-not-free',
    detail,
    field: 'slotId',
    conflicts: refused.map(({ start, reason }) => ({ start, reason })),
  },
});

/**
 * Leaves nothing of the series behind: what is held is released, and what was booked before it failed is cancelled, wherever
 * it was moved meanwhile.
 */
export async function giveBack(
  { services, command, actor, now, taken }: GiveBack,
  refused: readonly RefusedTime[],
): Promise<Outcome<never>> {
  for (const { answer, address, index } of taken) {
    const { appointmentId } = answer;
    const step = stepOf(command, `give back ${index}`);
    const outcome = await runOnVisit(services, step, appointmentId, { address, move: 0 }, undefined, {
      decide: (page, at) => {
        const visit = { address: at, appointmentId };
        if (page.holds.has(appointmentId)) return releaseHold(page, { ...visit, holderId: command.id });
        const status = page.visits.get(appointmentId)?.status;
        if (status === undefined ? !page.gone.has(appointmentId) : status !== 'booked') return accept();
        // Whoever moved it to another doctor: it is this practice that takes it back.
        const by = actor.role === 'practitioner' ? { ...actor, person: at.practitionerId } : actor;
        return cancelAppointment(page, { ...visit, actor: by, now, facts: noRules });
      },
      answer: () => ({}),
    });
    if (outcome.kind === 'unknown') return outcome;
  }
  const named = refused.map(({ start, detail }) => `${start}: ${detail}`).join(' ');
  return notFree(`Not every visit is possible. ${named}`, refused);
}
