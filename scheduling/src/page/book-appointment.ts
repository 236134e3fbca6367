import type { DayEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { grant, judge, recordOverride, type Override } from '../offer/judge.ts';
import { endHold } from './end-holds.ts';
import { concerns, overlap, type Actor, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface BookAppointment {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly slotId: string;
  readonly patientId: string;
  /** The account that books; its own holds give way. */
  readonly holderId: string;
  readonly reason?: string;
  readonly details?: VisitDetails;
  readonly override?: Override;
  readonly seriesId?: string;
  readonly facts: ClinicFacts;
  readonly actor: Actor;
  readonly now: string;
}

/** Books a free time for a patient; a lapsed hold on it ends in the same append (DESIGN §3.4). */
export function bookAppointment(page: Page, command: BookAppointment): Decision<DayEvent, PageRefusal> {
  const { address, appointmentId, slotId, patientId, holderId, facts, override, actor, now } = command;
  const { practitionerId } = address;
  if (!concerns(actor, address, patientId))
    return refuse('not-yours', 'You may book for yourself, or as this practitioner.', 'patientId');
  const mine = [...page.holds.values()].filter((hold) => hold.holderId === holderId);
  const isOwn = (claim: { readonly kind: string; readonly appointmentId: string }) =>
    claim.kind === 'held' && mine.some((hold) => hold.appointmentId === claim.appointmentId);
  const granted = grant(judge(page, { practitionerId, slotId, facts, now, isOwn }), actor, override);
  if ('refused' in granted) return granted;
  const { placement, lapsed, overridden } = granted;
  return accept<DayEvent>(
    ...lapsed.map((hold) => endHold('HoldExpired', practitionerId, hold)),
    ...mine
      .filter((hold) => overlap(hold.placement.occupied, placement.occupied))
      .map((hold) => endHold('HoldReleased', practitionerId, hold)),
    { type: 'AppointmentBooked', data: bookedData({ ...command, appointmentId, patientId }, placement, overridden) },
  );
}

/** What a booking's event says beyond its time. */
interface Booking {
  readonly address: PageAddress;
  readonly appointmentId: string;
  readonly patientId: string;
  readonly reason?: string;
  readonly details?: VisitDetails;
  readonly override?: Override;
  readonly seriesId?: string;
}

/** The data of AppointmentBooked. */
export function bookedData(
  { address, appointmentId, patientId, reason, details, override, seriesId }: Booking,
  placement: Placement,
  overridden: readonly string[],
): EventNamed<'AppointmentBooked'>['data'] {
  return {
    appointmentId,
    patientId,
    practitionerId: address.practitionerId,
    ...placement,
    ...(details === undefined ? {} : { details }),
    ...(reason === undefined ? {} : { reason }),
    ...recordOverride(override, overridden),
    ...(seriesId === undefined ? {} : { seriesId }),
  };
}
