import type { DayEvent } from '@daybook/contracts/events/catalogue.ts';
import type { PageAddress } from '@daybook/contracts/page-address.ts';
import type { VisitDetails } from '@daybook/contracts/visit-type.ts';
import { accept, refuse, type Decision } from '../decision.ts';
import type { ClinicFacts } from '../offer/clinic-facts.ts';
import { grant, judge, recordOverride, type Override } from '../offer/judge.ts';
import { endHold } from './end-holds.ts';
import { concerns, type Actor, type Page } from './page-state.ts';
import type { PageRefusal } from './refusal-reason.ts';

export interface ReserveTransfer {
  /** The page the visit wants to stand on. */
  readonly address: PageAddress;
  readonly transferId: string;
  readonly appointmentId: string;
  readonly patientId: string;
  readonly slotId: string;
  readonly details?: VisitDetails;
  readonly sourcePage: string;
  readonly move: number;
  readonly override?: Override;
  readonly facts: ClinicFacts;
  readonly actor: Actor;
  readonly now: string;
}

/** First step of a move to another page: the target takes the time like a booking. Every rule is asked here, none after. */
export function reserveTransfer(page: Page, command: ReserveTransfer): Decision<DayEvent, PageRefusal> {
  const { address, transferId, appointmentId, patientId, slotId, details, sourcePage, move } = command;
  const { facts, override, actor, now } = command;
  const { practitionerId } = address;
  if (!concerns(actor, address, patientId))
    return refuse('not-yours', 'You may move a visit to your own times only.', 'slotId');
  const timing = details?.visitType;
  const wish = { practitionerId, slotId, facts, now, ...(timing === undefined ? {} : { timing }) };
  const granted = grant(judge(page, wish), actor, override);
  if ('refused' in granted) return granted;
  return accept<DayEvent>(...granted.lapsed.map((hold) => endHold('HoldExpired', practitionerId, hold)), {
    type: 'TransferReserved',
    data: {
      transferId,
      appointmentId,
      patientId,
      practitionerId,
      ...granted.placement,
      ...(details === undefined ? {} : { details }),
      sourcePage,
      move,
      ...recordOverride(override, granted.overridden),
    },
  });
}
