import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { grant, judge, type Override } from '../offer/judge.ts';
import { shift } from '../offer/shift.ts';
import { endHold } from './end-holds.ts';
import { concerns, isStaff, type Actor, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

/** How long a time is kept for somebody who fills in the form, minutes. */
export const holdMinutes = 5;

export interface HoldAppointment {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly slotId: string;
  /** The account or guest who holds. */
  readonly holderId: string;
  readonly patientId?: string;
  readonly details?: VisitDetails;
  readonly override?: Override;
  readonly facts: ClinicFacts;
  /** For how long, minutes; {@link holdMinutes} unless said. */
  readonly keptFor?: number;
  readonly actor: Actor;
  readonly now: string;
}

/** Keeps a free time for its holder. One hold to a holder and page: another time tapped gives back the one before. */
export function holdAppointment(page: Page, command: HoldAppointment): Decision<DayEvent, PageRefusal> {
  const {
    address,
    appointmentId,
    slotId,
    holderId,
    patientId,
    details,
    facts,
    override,
    actor,
    now,
    keptFor = holdMinutes,
  } = command;
  const { practitionerId } = address;
  // Whoever may book here only by setting a rule aside has to be of this book: a hold blocks its time as a visit does.
  if (override !== undefined && isStaff(actor) && !concerns(actor, address, patientId))
    return refuse('not-yours', 'You may set rules aside in your own book.', 'override');
  const mine = [...page.holds.values()].filter((hold) => hold.holderId === holderId);
  const isOwn = (claim: { readonly kind: string; readonly appointmentId: string }) =>
    claim.kind === 'held' && mine.some((hold) => hold.appointmentId === claim.appointmentId);
  const granted = grant(judge(page, { practitionerId, slotId, facts, now, isOwn }), actor, override);
  if ('refused' in granted) return granted;
  return accept<DayEvent>(
    ...granted.lapsed.map((hold) => endHold('HoldExpired', practitionerId, hold)),
    ...mine.map((hold) => endHold('HoldReleased', practitionerId, hold)),
    {
      type: 'AppointmentHeld',
      data: {
        appointmentId,
        practitionerId,
        ...granted.placement,
        holderId,
        ...(patientId === undefined ? {} : { patientId }),
        ...(details === undefined ? {} : { details }),
        expiresAt: shift(now, keptFor),
        ...(granted.overridden.length === 0 ? {} : { overridden: [...granted.overridden] }),
      },
    },
  );
}
