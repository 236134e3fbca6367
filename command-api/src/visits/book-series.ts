import { pageOfSlot } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { noRules } from '@daybook/scheduling/offer/clinic-facts.ts';
import type { Override } from '@daybook/scheduling/offer/judge.ts';
import { refuse } from '@daybook/scheduling/decision.ts';
import { confirmHold } from '@daybook/scheduling/page/confirm-hold.ts';
import { concerns, isStaff, type Actor } from '@daybook/scheduling/page/page-state.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { stepOf } from '../write-path/system-command.ts';
import { answerAppointment, type Answer } from './answer-appointment.ts';
import { appointmentOf } from './appointment-of.ts';
import { bookVisit, holdTime } from './book-visit.ts';
import { giveBack, notFree, type RefusedTime, type Taken } from './give-back.ts';
import { occurrencesOf, type Occurrence } from './series-occurrences.ts';

export interface BookSeries {
  readonly slotId: string;
  readonly visitTypeId: string | undefined;
  readonly patientId: string;
  readonly holderId: string;
  readonly reason: string | undefined;
  readonly override: Override | undefined;
  readonly everyWeeks: number;
  readonly count: number;
  /** All of them or none, or those that are free. */
  readonly mode: 'all' | 'free';
  readonly actor: Actor;
  readonly now: string;
}

export interface SeriesAnswer {
  readonly seriesId: string;
  readonly appointments: Answer[];
  readonly refused: RefusedTime[];
}

const notOffered = refuse('slot-not-found', 'No time is offered then.', 'slotId');

/**
 * Books a recurring visit. Pages are decided one by one, so `all` first holds every time, and books them when it has them
 * all; what a crash leaves behind are holds that lapse, or a repetition with the same key that goes on.
 */
export async function bookSeries(
  services: Services,
  command: Command,
  wish: BookSeries,
): Promise<Outcome<SeriesAnswer>> {
  if (wish.override !== undefined && !isStaff(wish.actor))
    return {
      kind: 'refused',
      refusal: { reason: 'override-not-allowed', detail: 'Only staff may set rules aside.', field: 'override' },
    };
  // All of them are of one book. It is asked before the first is held: holds would block a stranger's times until they lapse.
  const book = pageOfSlot(wish.slotId);
  if (book !== undefined && !concerns(wish.actor, book, wish.patientId))
    return {
      kind: 'refused',
      refusal: {
        reason: 'not-yours',
        detail: 'You may book for yourself, or as this practitioner.',
        field: 'patientId',
      },
    };
  const occurrences = await occurrencesOf(services, wish);
  if (occurrences.length === 0)
    return {
      kind: 'refused',
      refusal: { reason: 'slot-not-found', detail: 'There is no such slot.', field: 'slotId' },
    };
  const taken: Taken[] = [];
  const refused: RefusedTime[] = [];
  let position = 0n;
  for (const [index, occurrence] of occurrences.entries()) {
    const { address, start } = occurrence;
    const step = stepOf(command, `take ${index}`);
    const outcome = await take(services, step, wish, { ...occurrence, before: taken, seriesId: command.id });
    if (outcome.kind === 'refused')
      refused.push({ start, reason: outcome.refusal.reason, detail: outcome.refusal.detail });
    else if (outcome.kind === 'done') {
      taken.push({ answer: outcome.answer, address, index });
      position = outcome.position;
    } else return outcome;
  }
  if (wish.mode === 'free') return free(command.id, taken, refused, position);
  const held = { services, command, wish, taken };
  return refused.length === 0 ? bookHeld(held) : giveBack({ ...held, ...wish }, refused);
}

function take(
  services: Services,
  step: Command,
  wish: BookSeries,
  { address, slot, before, seriesId }: Occurrence & { readonly before: readonly Taken[]; readonly seriesId: string },
): Promise<Outcome<Answer>> {
  const appointmentId = appointmentOf(address, step);
  // What was taken before under this key was taken, though it is offered no more.
  if (slot === undefined)
    return services.pages.run(step, {
      stream: dayStream(address),
      decide: () => notOffered,
      answer: answerAppointment(appointmentId),
    });
  const time = {
    ...wish,
    address,
    slotId: slot.slotId,
    appointmentId,
    takenBefore: before.map(({ answer }) => answer.appointmentId),
  };
  return wish.mode === 'all'
    ? holdTime(services, step, { ...time, holderId: seriesId })
    : bookVisit(services, step, { ...time, seriesId });
}

function free(
  seriesId: string,
  taken: readonly { readonly answer: Answer }[],
  refused: SeriesAnswer['refused'],
  position: bigint,
): Outcome<SeriesAnswer> {
  const [first] = refused;
  if (taken.length === 0 && first !== undefined) return notFree(`None is free: ${first.detail}`, refused);
  // Not "changed": no stream remembers which were refused, so the table has to.
  return {
    kind: 'done',
    changed: false,
    answer: { seriesId, appointments: taken.map(({ answer }) => answer), refused },
    position,
  };
}

interface Held {
  readonly services: Services;
  readonly command: Command;
  readonly wish: BookSeries;
  readonly taken: readonly Taken[];
}

async function bookHeld(held: Held): Promise<Outcome<SeriesAnswer>> {
  const { services, command, wish, taken } = held;
  const { patientId, reason, override, actor, now } = wish;
  const appointments: Answer[] = [];
  let position = 0n;
  for (const { answer, address, index } of taken) {
    const { appointmentId } = answer;
    const outcome = await services.pages.run(stepOf(command, `book ${index}`), {
      stream: dayStream(address),
      decide: (page) =>
        // The clinic's rules were asked when the time was held, a moment ago.
        confirmHold(page, {
          address,
          appointmentId,
          // A series holds under its own name: another one of the same account does not give its times back.
          holderIds: [command.id],
          patientId,
          facts: noRules,
          actor,
          now,
          seriesId: command.id,
          ...(reason === undefined ? {} : { reason }),
          ...(override === undefined ? {} : { override }),
        }),
      answer: answerAppointment(appointmentId),
    });
    // It was not kept long enough: none, then, of all or none.
    if (outcome.kind === 'refused')
      return giveBack({ ...held, ...wish }, [{ start: answer.start, ...outcome.refusal }]);
    if (outcome.kind !== 'done') return outcome;
    appointments.push(outcome.answer);
    position = outcome.position;
  }
  return { kind: 'done', changed: true, answer: { seriesId: command.id, appointments, refused: [] }, position };
}
