import { pageId, parsePageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { accept, type Refusal } from '@daybook/scheduling/decision.ts';
import type { ClinicFacts } from '@daybook/scheduling/offer/clinic-facts.ts';
import { dayIsClosed } from '@daybook/scheduling/page/close-day.ts';
import { giveVisitAway } from '@daybook/scheduling/page/give-visit-away.ts';
import type { Override } from '@daybook/scheduling/offer/judge.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { placementOf } from '@daybook/scheduling/page/placement-of.ts';
import { movableVisit, rescheduleAppointment } from '@daybook/scheduling/page/reschedule-appointment.ts';
import { reserveTransfer } from '@daybook/scheduling/page/reserve-transfer.ts';
import { bookingFacts, policyAt } from '../facts/booking-facts.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Settled } from '../write-path/command-table.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { answerAt, type Answer } from './answer-appointment.ts';
import { finishMove } from './finish-move.ts';
import { glimpseVisit, runOnVisit, type Whereabouts } from './follow-visit.ts';
import { progressAt, progressIn, type Progress } from './move-progress.ts';

export interface MoveVisit {
  readonly appointmentId: string;
  readonly origin: Whereabouts;
  readonly slotId: string;
  /** The page of the slot. */
  readonly target: PageAddress;
  readonly expectedStart: string;
  readonly override?: Override;
  readonly actor: Actor;
  readonly now: string;
}

/** A move, the facts it is decided by, and the command it runs under on every page. */
interface Moving extends MoveVisit {
  readonly services: Services;
  readonly command: Command;
  readonly facts: ClinicFacts;
  readonly details?: VisitDetails;
}

const words: Readonly<Record<string, string>> = {
  'day-closed': dayIsClosed,
  'appointment-moved': 'The appointment was moved meanwhile.',
  'appointment-cancelled': 'The appointment was cancelled meanwhile.',
  'move-abandoned': 'The move took too long and was given up: nothing changed. Try again.',
};
const refusalOf = (reason: string): Refusal => ({
  reason,
  detail: words[reason] ?? 'The appointment cannot be moved any more.',
  field: 'id',
});

/**
 * Moves a visit: within its page by one event, to another page by the transfer protocol of DESIGN §4: the target reserves,
 * the source decides (the commit point), the target confirms or releases. A crash in between is mended by the recovery
 * policy; a repetition with the same key goes on where it stopped.
 * @returns undefined when it was refused before and no page knows better
 */
export async function moveVisit(
  services: Services,
  command: Command,
  wish: MoveVisit,
  settled: Settled | undefined,
): Promise<Outcome<Answer> | undefined> {
  const { appointmentId, origin, slotId, target } = wish;
  const glimpse = await glimpseVisit(services, appointmentId, origin);
  const found = await bookingFacts(services, {
    address: target,
    slotId,
    visitTypeId: glimpse?.visit.details?.visitType?.visitTypeId,
    patientId: glimpse?.visit.patientId,
    except: appointmentId,
  });
  const rules = await policyAt(services, glimpse?.visit.placement.locationId);
  const moving: Moving = { ...wish, ...found, services, command };
  let progress = await ask(moving, rules.policy.cancelNotice, settled);
  if (progress.kind === 'refused') progress = await askTarget(moving, progress);
  if (progress.kind === 'done' && progress.answer.kind === 'movable') {
    if (settled !== undefined) return undefined;
    progress = await reserve(moving, progress.answer);
  }
  if (progress.kind === 'done' && progress.answer.kind === 'reserved') progress = await give(moving, progress.answer);
  if (progress.kind !== 'done') return progress;
  const { answer: decided, position } = progress;
  return decided.kind === 'moved' ? { ...progress, answer: decided.answer } : finish(moving, decided, position);
}

/** Asks the page the visit stands on, and every page on the way, whether it can be moved, or was. */
function ask(moving: Moving, cancelNotice: number, settled: Settled | undefined): Promise<Outcome<Progress>> {
  const { services, command, appointmentId, origin, slotId, target, override, ...rest } = moving;
  const facts = { ...rest.facts, policy: { ...rest.facts.policy, cancelNotice } };
  const isTarget = (address: PageAddress) => pageId(address) === pageId(target);
  return runOnVisit<Progress>(services, command, appointmentId, origin, settled, {
    decide: (page, address) => {
      const wish = { ...rest, appointmentId, address, facts };
      if (isTarget(address))
        return rescheduleAppointment(page, { ...wish, slotId, ...(override === undefined ? {} : { override }) });
      // A move that got this far before is not judged again.
      if (page.outcomes.has(command.id)) return accept();
      const movable = movableVisit(page, wish);
      return 'refused' in movable ? movable : accept();
    },
    answer: (events, page, address) =>
      progressIn(events, appointmentId) ??
      progressAt(page, address, { appointmentId, transferId: command.id, isTarget: isTarget(address) }),
  });
}

/** A move that is refused may have happened long ago, from a page the visit's way no longer leads to: the target knows. */
async function askTarget(
  { services, command, target, appointmentId }: Moving,
  refused: Extract<Outcome<Progress>, { kind: 'refused' }>,
): Promise<Outcome<Progress>> {
  const known = await services.pages.run<Progress | undefined>(command, {
    stream: dayStream(target),
    decide: () => ({ refused: refused.refusal }),
    answer: (events) => progressIn(events, appointmentId),
  });
  if (known.kind === 'refused') return refused;
  return known.kind === 'done' ? { ...known, answer: need(known.answer) } : known;
}

/** First step: the target takes the time. Where it did so before, its event names the page it was done for. */
async function reserve(
  moving: Moving,
  { visit, address }: Extract<Progress, { kind: 'movable' }>,
): Promise<Outcome<Progress>> {
  const { services, command, target, appointmentId, slotId, override, facts, actor, now } = moving;
  const details = { ...visit.details, ...moving.details };
  return services.pages.run<Progress>(command, {
    stream: dayStream(target),
    decide: (page) =>
      reserveTransfer(page, {
        address: target,
        transferId: command.id,
        appointmentId,
        patientId: visit.patientId,
        slotId,
        ...(visit.details === undefined && moving.details === undefined ? {} : { details }),
        ...(override === undefined ? {} : { override }),
        sourcePage: pageId(address),
        move: visit.move + 1,
        facts,
        actor,
        now,
      }),
    answer: (events) => need(progressIn(events, appointmentId)),
  });
}

/** Second step and commit point: the source gives the visit away, or says why not. */
async function give(
  { services, command, target, appointmentId, expectedStart }: Moving,
  { place }: Extract<Progress, { kind: 'reserved' }>,
): Promise<Outcome<Progress>> {
  const { sourcePage, move, details } = place;
  const address = need(parsePageId(sourcePage));
  const to = { practitionerId: target.practitionerId, page: pageId(target), ...placementOf(place) };
  return services.pages.run<Progress>(command, {
    stream: dayStream(address),
    decide: (page) =>
      giveVisitAway(page, {
        address,
        transferId: command.id,
        appointmentId,
        expectedStart,
        move,
        to: details === undefined ? to : { ...to, details },
      }),
    answer: (events, page) =>
      progressIn(events, appointmentId) ??
      progressAt(page, address, { appointmentId, transferId: command.id, isTarget: false }),
  });
}

/** Last step: the target learns what the source decided. When that fails, the recovery policy does it. */
async function finish(moving: Moving, decided: Progress, position: bigint): Promise<Outcome<Answer>> {
  const { services, command, target, appointmentId } = moving;
  if (decided.kind !== 'given' && decided.kind !== 'kept') throw new TypeError('a move whose source has not decided');
  const isGiven = decided.kind === 'given';
  const finished = await finishMove(services, command, { transferId: command.id, target, isGiven });
  if (finished.kind !== 'done')
    services.logger.warn({ transferId: command.id }, 'a move is left to the recovery policy');
  const last = finished.kind === 'done' && finished.position > position ? finished.position : position;
  return decided.kind === 'given'
    ? { kind: 'done', changed: true, answer: answerAt(appointmentId, 'booked', decided.to), position: last }
    : { kind: 'refused', refusal: refusalOf(decided.reason), position: last };
}

function need<T>(found: T | undefined): T {
  if (found === undefined) throw new TypeError('a step of a move without its event');
  return found;
}
