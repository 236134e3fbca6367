import { randomUUID } from 'node:crypto';
import { pageOfAppointment, pageOfSlot, type PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import { noRules } from '@daybook/scheduling/offer/clinic-facts.ts';
import { cancelAppointment } from '@daybook/scheduling/page/cancel-appointment.ts';
import { closeSlot } from '@daybook/scheduling/page/close-slot.ts';
import { confirmHold } from '@daybook/scheduling/page/confirm-hold.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { progressVisit, type Step } from '@daybook/scheduling/page/progress-visit.ts';
import { releaseHold } from '@daybook/scheduling/page/release-hold.ts';
import { swapAppointments } from '@daybook/scheduling/page/swap-appointments.ts';
import type { Services } from '../../src/http/services.ts';
import { answerAppointment, type Answer } from '../../src/visits/answer-appointment.ts';
import { appointmentOf } from '../../src/visits/appointment-of.ts';
import { bookSeries, type BookSeries, type SeriesAnswer } from '../../src/visits/book-series.ts';
import { bookVisit, holdTime } from '../../src/visits/book-visit.ts';
import { originOf, runOnVisit, type Whereabouts } from '../../src/visits/follow-visit.ts';
import { moveVisit } from '../../src/visits/move-visit.ts';
import type { Command } from '../../src/write-path/command.ts';
import type { Settled } from '../../src/write-path/command-table.ts';
import { decisionOf } from '../../src/write-path/once.ts';
import type { Outcome } from '../../src/write-path/outcome.ts';

/** Who acts. */
const admin = { role: 'admin' } as const;
export const patient = (person: string): Actor => ({ role: 'patient', person });

/** @param key repeats what was asked under it before */
const commandOf = (wish: unknown, key: string = randomUUID()): Command => ({
  id: key,
  fingerprint: JSON.stringify(wish),
  actor: { accountId: key, role: 'test' },
  correlationId: randomUUID(),
  repeatable: true,
});

function need<T>(found: T | undefined): T {
  if (found === undefined) throw new TypeError('an id without an address');
  return found;
}
const pageOf = (slotId: string): PageAddress => need(pageOfSlot(slotId));
const origin = (id: string): Whereabouts => need(originOf(id));
type Moved = Promise<Outcome<Answer>>;

/** The commands as the routes give them, without HTTP. Every one takes the key it is repeated by. */
export function reception(services: Services) {
  const { once, pages, now } = services;
  const again = (command: Command, settled: Settled, appointmentId: string) =>
    pages.run(command, {
      stream: dayStream(need(pageOfAppointment(appointmentId))),
      decide: () => decisionOf(settled),
      answer: answerAppointment(appointmentId),
    });
  return {
    book: (patientId: string, slotId: string, key?: string): Moved => {
      const command = commandOf(['book', patientId, slotId], key);
      const address = pageOf(slotId);
      const appointmentId = appointmentOf(address, command);
      const who = { holderId: patientId, patientId, actor: patient(patientId), now: now() };
      const wish = { ...who, address, appointmentId, slotId, visitTypeId: undefined };
      return once(command, (settled) =>
        settled === undefined
          ? bookVisit(services, command, { ...wish, reason: undefined, override: undefined })
          : again(command, settled, appointmentId),
      );
    },
    hold: (holderId: string, slotId: string, key?: string): Moved => {
      const command = commandOf(['hold', holderId, slotId], key);
      const address = pageOf(slotId);
      const appointmentId = appointmentOf(address, command);
      const who = { holderId, patientId: undefined, actor: { role: 'guest' }, now: now() } as const;
      const wish = { ...who, address, appointmentId, slotId, visitTypeId: undefined };
      return once(command, (settled) =>
        settled === undefined ? holdTime(services, command, wish) : again(command, settled, appointmentId),
      );
    },
    confirm: (patientId: string, id: string, holderIds: readonly string[] = [patientId], key?: string): Moved => {
      const command = commandOf(['confirm', patientId, id], key);
      const address = need(pageOfAppointment(id));
      const wish = { address, appointmentId: id, holderIds, patientId, facts: noRules };
      return pages.execute(command, {
        stream: dayStream(address),
        decide: (page) => confirmHold(page, { ...wish, actor: patient(patientId), now: now() }),
        answer: answerAppointment(id),
      });
    },
    release: (holderId: string, id: string, key?: string): Promise<Outcome<object>> => {
      const address = need(pageOfAppointment(id));
      return pages.execute(commandOf(['release', holderId, id], key), {
        stream: dayStream(address),
        decide: (page) => releaseHold(page, { address, appointmentId: id, holderId }),
        answer: () => ({}),
      });
    },
    close: (slotId: string, cancelBooked = false, key?: string): Promise<Outcome<object>> => {
      const address = pageOf(slotId);
      return pages.execute(commandOf(['close', slotId, cancelBooked], key), {
        stream: dayStream(address),
        decide: (page) => closeSlot(page, { address, slotId, cancelBooked, actor: admin, now: now() }),
        answer: () => ({}),
      });
    },
    move: (id: string, slotId: string, expectedStart: string, key?: string, actor: Actor = admin): Moved => {
      const command = commandOf(['move', id, slotId, expectedStart], key);
      const wish = { appointmentId: id, origin: origin(id), slotId, target: pageOf(slotId), expectedStart };
      return once(command, (settled) => moveVisit(services, command, { ...wish, actor, now: now() }, settled));
    },
    cancel: (id: string, expectedStart?: string, key?: string, actor: Actor = admin): Moved => {
      const command = commandOf(['cancel', id, expectedStart], key);
      const expected = expectedStart === undefined ? {} : { expectedStart };
      const wish = { appointmentId: id, facts: noRules, actor, now: now(), ...expected };
      return once(command, (settled) =>
        runOnVisit(services, command, id, origin(id), settled, {
          decide: (page, address) => cancelAppointment(page, { ...wish, address }),
          answer: answerAppointment(id),
        }),
      );
    },
    progress: (id: string, step: Step, at = now(), key?: string): Moved => {
      const command = commandOf(['progress', id, step], key);
      return once(command, (settled) =>
        runOnVisit(services, command, id, origin(id), settled, {
          decide: (page, address) => progressVisit(page, { appointmentId: id, step, actor: admin, now: at, address }),
          answer: answerAppointment(id),
        }),
      );
    },
    swap: (
      [id, expectedStart]: readonly [string, string],
      [withId, withExpectedStart]: readonly [string, string],
      key?: string,
    ): Promise<Outcome<object>> => {
      const command = commandOf(['swap', id, withId, expectedStart, withExpectedStart], key);
      const wish = { appointmentId: id, expectedStart, withAppointmentId: withId, withExpectedStart };
      return once(command, (settled) =>
        runOnVisit(services, command, id, origin(id), settled, {
          decide: (page, address) => swapAppointments(page, { ...wish, actor: admin, now: now(), address }),
          answer: () => ({}),
        }),
      );
    },
    series: (
      wish: Pick<BookSeries, 'patientId' | 'slotId' | 'count' | 'mode'> &
        Partial<Pick<BookSeries, 'override' | 'actor'>>,
      key?: string,
    ): Promise<Outcome<SeriesAnswer>> => {
      const command = commandOf(['series', wish], key);
      const { patientId } = wish;
      const who = { holderId: patientId, actor: patient(patientId), now: now() };
      const rest = { visitTypeId: undefined, reason: undefined, override: undefined, everyWeeks: 1 };
      return once<SeriesAnswer>(command, async (settled) =>
        settled === undefined ? bookSeries(services, command, { ...who, ...rest, ...wish }) : undefined,
      );
    },
  };
}
export type Reception = ReturnType<typeof reception>;

/** The answer of a command that has to succeed. */
export async function done<A>(outcome: Promise<Outcome<A>>): Promise<A> {
  const ended = await outcome;
  if (ended.kind !== 'done')
    throw new Error(`not done: ${JSON.stringify(ended, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v))}`);
  return ended.answer;
}
