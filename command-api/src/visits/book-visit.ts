import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { dayStream } from '@daybook/contracts/stream-names.ts';
import type { Override } from '@daybook/scheduling/offer/judge.ts';
import { bookAppointment } from '@daybook/scheduling/page/book-appointment.ts';
import { holdAppointment } from '@daybook/scheduling/page/hold-appointment.ts';
import type { Actor } from '@daybook/scheduling/page/page-state.ts';
import { bookingFacts } from '../facts/booking-facts.ts';
import type { Services } from '../http/services.ts';
import type { Command } from '../write-path/command.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { answerAppointment, type Answer } from './answer-appointment.ts';

interface TimeFor {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly slotId: string;
  readonly visitTypeId: string | undefined;
  readonly holderId: string;
  readonly patientId: string | undefined;
  readonly actor: Actor;
  readonly now: string;
  /** Visits taken by this very command. */
  readonly takenBefore?: readonly string[];
}

export interface BookVisit extends TimeFor {
  readonly patientId: string;
  readonly reason: string | undefined;
  readonly override: Override | undefined;
  readonly seriesId?: string;
}

/** Books a time. The usual case is one append and no read of the page. */
export async function bookVisit(services: Services, command: Command, wish: BookVisit): Promise<Outcome<Answer>> {
  const { reason, override, seriesId, visitTypeId: _, takenBefore: __, ...rest } = wish;
  const { facts, details } = await bookingFacts(services, wish);
  return services.pages.run(command, {
    stream: dayStream(wish.address),
    decide: (page) =>
      bookAppointment(page, {
        ...rest,
        facts,
        ...(details === undefined ? {} : { details }),
        ...(reason === undefined ? {} : { reason }),
        ...(override === undefined ? {} : { override }),
        ...(seriesId === undefined ? {} : { seriesId }),
      }),
    answer: answerAppointment(wish.appointmentId),
  });
}

export interface HoldTime extends TimeFor {
  readonly override?: Override | undefined;
}

/** Keeps a time for whoever fills in the form. */
export async function holdTime(services: Services, command: Command, wish: HoldTime): Promise<Outcome<Answer>> {
  const { patientId, override, visitTypeId: _, takenBefore: __, ...rest } = wish;
  const { facts, details } = await bookingFacts(services, wish);
  return services.pages.run(command, {
    stream: dayStream(wish.address),
    decide: (page) =>
      holdAppointment(page, {
        ...rest,
        facts,
        keptFor: services.holdMinutes,
        ...(patientId === undefined ? {} : { patientId }),
        ...(override === undefined ? {} : { override }),
        ...(details === undefined ? {} : { details }),
      }),
    answer: answerAppointment(wish.appointmentId),
  });
}
