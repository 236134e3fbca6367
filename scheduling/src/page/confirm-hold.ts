import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { clinicObjections } from '../offer/clinic-objections.ts';
import { grant, type Override } from '../offer/judge.ts';
import { soft } from '../offer/objection.ts';
import { bookedData } from './book-appointment.ts';
import { concerns, type Actor, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface ConfirmHold {
  readonly address: PageAddress;
  readonly appointmentId: string;
  /** Who the caller is and was: the account, and the guest who held before signing in. */
  readonly holderIds: readonly string[];
  readonly patientId: string;
  readonly reason?: string;
  readonly override?: Override;
  readonly seriesId?: string;
  readonly facts: ClinicFacts;
  readonly actor: Actor;
  readonly now: string;
}

/**
 * Books the time the caller holds, also after it lapsed, as long as no event has freed it (DESIGN §3.4). The clinic's
 * rules are asked once more, now that it is known whose visit it is, but for the notice, which was kept when it was held.
 * What was set aside to hold it has to be set aside to book it, too: the booking is what records why.
 */
export function confirmHold(page: Page, command: ConfirmHold): Decision<DayEvent, PageRefusal> {
  const { address, appointmentId, holderIds, patientId, override, facts, actor, now } = command;
  const { practitionerId } = address;
  if (!concerns(actor, address, patientId))
    return refuse('not-yours', 'You may book for yourself, or as this practitioner.', 'patientId');
  const hold = page.holds.get(appointmentId);
  if (hold === undefined) return withoutHold(page, command);
  if (!holderIds.includes(hold.holderId)) return refuse('not-yours', 'Somebody else holds this time.', 'id');
  const { placement, details, overridden = [] } = hold;
  const isOwn = (claim: { readonly appointmentId: string }) => claim.appointmentId === appointmentId;
  const objections = [
    ...(placement.start <= now ? [soft('slot-in-past', 'This time has passed.')] : []),
    ...clinicObjections(page, facts, { practitionerId, placement, now, isOwn }).filter(
      ({ reason }) => reason !== 'too-short-notice',
    ),
  ];
  const setAside = overridden.filter((rule) => !objections.some(({ reason }) => reason === rule));
  // No route comes here today: only a series holds against rules, under its own name, and books with the same reason. It
  // stays so that whoever holds like that next cannot book what nobody gave a reason for.
  if (setAside.length > 0 && override === undefined)
    return refuse('override-not-allowed', 'Rules were set aside to hold this time: say why they are.', 'override');
  const granted = grant({ placement, objections, lapsed: [] }, actor, override, 'id');
  if ('refused' in granted) return granted;
  const booking = { ...command, ...(details === undefined ? {} : { details }) };
  return accept<DayEvent>({
    type: 'AppointmentBooked',
    data: bookedData(booking, placement, [...setAside, ...granted.overridden]),
  });
}

function withoutHold(page: Page, { appointmentId, patientId }: ConfirmHold): Decision<DayEvent, PageRefusal> {
  const visit = page.visits.get(appointmentId);
  if (visit?.patientId === patientId && visit.status === 'booked') return accept();
  return page.endedHolds.has(appointmentId)
    ? refuse('hold-ended', 'The time is not kept for you any more: take it anew if it is still free.', 'id')
    : refuse('hold-not-found', 'No time is held under this id.', 'id');
}
