import type { DayEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import { pageId, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { accept, type Refusal } from '@daybook/scheduling/decision.ts';
import { finishTransfer } from '@daybook/scheduling/page/finish-transfer.ts';
import { giveVisitAway } from '@daybook/scheduling/page/give-visit-away.ts';
import type { Override } from '@daybook/scheduling/offer/judge.ts';
import type { Actor, Page, Visit } from '@daybook/scheduling/page/page-state.ts';
import { placementOf } from '@daybook/scheduling/page/placement-of.ts';
import { movableVisit, rescheduleAppointment } from '@daybook/scheduling/page/reschedule-appointment.ts';
import { reserveTransfer } from '@daybook/scheduling/page/reserve-transfer.ts';
import { bookingFacts, policyAt } from '../facts/booking-facts.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Settled } from '../write-path/command-table.ts';
import { stepOf } from '../write-path/system-command.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { answerAppointment, answerAt, type Answer } from './answer-appointment.ts';
import { glimpseVisit, runOnVisit, type Whereabouts } from './follow-visit.ts';

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

/** What the page the visit stands on says to the move. */
type Source =
  | { readonly kind: 'moved'; readonly answer: Answer }
  | { readonly kind: 'movable'; readonly visit: Visit; readonly address: PageAddress }
  | { readonly kind: 'given'; readonly to: EventNamed<'TransferredOut'>['data']['to']; readonly address: PageAddress }
  | { readonly kind: 'kept'; readonly reason: string; readonly address: PageAddress };

const words: Readonly<Record<string, string>> = {
  'appointment-moved': 'The appointment was moved meanwhile.',
  'appointment-cancelled': 'The appointment was cancelled meanwhile.',
  'move-abandoned': 'The move took too long and was given up: nothing changed. Try again.',
};
const refusalOf = (reason: string): Refusal => ({
  reason,
  detail: words[reason] ?? 'The appointment cannot be moved any more.',
  field: 'id',
});

/** What a source's own events, or its page, say happened to a transfer. */
function sourceOf(
  id: string,
  transferId: string,
  events: readonly DayEvent[],
  page: Page,
  address: PageAddress,
): Source {
  for (const { type, data } of events) {
    if (type === 'AppointmentRescheduled') return { kind: 'moved', answer: answerAt(id, 'booked', data.to) };
    if (type === 'TransferredOut') return { kind: 'given', to: data.to, address };
    if (type === 'TransferRefused') return { kind: 'kept', reason: data.reason, address };
  }
  const outcome = page.outcomes.get(transferId);
  if (outcome !== undefined) return { kind: 'kept', reason: outcome, address };
  const visit = page.visits.get(id);
  if (visit === undefined) throw new TypeError('an accepted move without a visit');
  return { kind: 'movable', visit, address };
}

/**
 * Moves a visit: within its page by one event, to another page by the transfer protocol of DESIGN §4: the target reserves,
 * the source decides (the commit point), the target confirms or releases. A crash in between is mended by the recovery
 * policy; a repetition with the same key goes on where it stopped.
 */
export async function moveVisit(
  services: Services,
  command: Command,
  wish: MoveVisit,
  settled: Settled | undefined,
): Promise<Outcome<Answer>> {
  const { appointmentId, origin, slotId, target, expectedStart, actor, now } = wish;
  const override = wish.override === undefined ? {} : { override: wish.override };
  const glimpse = await glimpseVisit(services, appointmentId, origin);
  const { facts, details } = await bookingFacts(services, {
    address: target,
    slotId,
    visitTypeId: glimpse?.visit.details?.visitType?.visitTypeId,
    patientId: glimpse?.visit.patientId,
    except: appointmentId,
  });
  const rules = await policyAt(services, glimpse?.visit.placement.locationId);
  const isTarget = (address: PageAddress) => pageId(address) === pageId(target);
  const visitOf = (address: PageAddress) => ({ address, appointmentId, expectedStart, actor, now });
  const moveFacts = { ...facts, policy: { ...facts.policy, cancelNotice: rules.policy.cancelNotice } };

  const source = await runOnVisit<Source>(services, command, appointmentId, origin, settled, {
    decide: (page, address) => {
      if (isTarget(address))
        return rescheduleAppointment(page, { ...visitOf(address), ...override, slotId, facts: moveFacts });
      // A move that got this far before is not judged again.
      if (page.outcomes.has(command.id)) return accept();
      const movable = movableVisit(page, { ...visitOf(address), facts: moveFacts });
      return 'refused' in movable ? movable : accept();
    },
    answer: (events, page, address) =>
      isTarget(address) && events.length === 0
        ? { kind: 'moved', answer: answerAppointment(appointmentId)(events, page) }
        : sourceOf(appointmentId, command.id, events, page, address),
  });
  if (source.kind !== 'done') return source;
  if (source.answer.kind === 'moved') return { ...source, answer: source.answer.answer };
  if (source.answer.kind === 'movable') {
    const { visit, address } = source.answer;
    const { patientId, move } = visit;
    const kept =
      details === undefined && visit.details === undefined ? {} : { details: { ...visit.details, ...details } };
    const reserved = await services.pages.run(command, {
      stream: dayStream(target),
      decide: (page) =>
        reserveTransfer(page, {
          address: target,
          transferId: command.id,
          appointmentId,
          patientId,
          slotId,
          ...kept,
          ...override,
          sourcePage: pageId(address),
          move: move + 1,
          facts,
          actor,
          now,
        }),
      answer: (events) => events.find((event) => event.type === 'TransferReserved')?.data,
    });
    if (reserved.kind !== 'done') return reserved;
    const place = reserved.answer;
    if (place === undefined) throw new TypeError('a reservation without its event');
    const given = await services.pages.run<Source>(command, {
      stream: dayStream(address),
      decide: (page) =>
        giveVisitAway(page, {
          address,
          transferId: command.id,
          appointmentId,
          expectedStart,
          move: place.move,
          to: {
            practitionerId: target.practitionerId,
            page: pageId(target),
            ...placementOf(place),
            ...(place.details === undefined ? {} : { details: place.details }),
          },
        }),
      answer: (events, page) => sourceOf(appointmentId, command.id, events, page, address),
    });
    if (given.kind !== 'done') return given;
    return finish(services, command, wish, { ...given, answer: given.answer });
  }
  return finish(services, command, wish, source);
}

/** Last step: the target learns what the source decided. When that fails, the recovery policy does it. */
async function finish(
  { pages, logger }: Services,
  command: Command,
  { appointmentId, target }: MoveVisit,
  source: Extract<Outcome<Source>, { kind: 'done' }>,
): Promise<Outcome<Answer>> {
  const { answer: decided } = source;
  const isGiven = decided.kind === 'given';
  const finished = await pages.run(stepOf(command, 'finish'), {
    stream: dayStream(target),
    decide: (page) => finishTransfer(page, { address: target, transferId: command.id, isGiven }),
    answer: () => ({}),
  });
  if (finished.kind !== 'done') logger.warn({ transferId: command.id }, 'a move is left to the recovery policy');
  const position =
    finished.kind === 'done' && finished.position > source.position ? finished.position : source.position;
  if (decided.kind === 'given')
    return { kind: 'done', changed: true, answer: answerAt(appointmentId, 'booked', decided.to), position };
  const reason = decided.kind === 'kept' ? decided.reason : 'move-abandoned';
  return { kind: 'refused', refusal: refusalOf(reason), position };
}
