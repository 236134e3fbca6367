import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, type Refusal } from '@daybook/scheduling/decision.ts';
import { noRules } from '@daybook/scheduling/offer/clinic-facts.ts';
import { cancelAppointment } from '@daybook/scheduling/page/cancel-appointment.ts';
import { releaseHold } from '@daybook/scheduling/page/release-hold.ts';
import { isAllowed } from '@daybook/scheduling/page/visit-life.ts';
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
 * it was moved meanwhile. We do it, not whoever asked: a patient could not cancel a visit that has begun, nor a doctor one that is
 * a colleague's now. While anything may be left the answer is "unknown", and the same key goes on.
 */
export async function giveBack(
  { services, command, now, taken }: GiveBack,
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
        const isOver = status === undefined ? !page.gone.has(appointmentId) : !isAllowed('cancel', status);
        return isOver
          ? accept()
          : cancelAppointment(page, { ...visit, actor: { role: 'system' }, now, facts: noRules });
      },
      answer: () => ({}),
    });
    if (outcome.kind !== 'done') return { kind: 'unknown' };
  }
  const named = refused.map(({ start, detail }) => `${start}: ${detail}`).join(' ');
  return notFree(`Not every visit is possible. ${named}`, refused);
}
