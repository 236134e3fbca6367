import type { DaybookEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { NotificationChannel } from '@daybook/contracts/http/notification-routes.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import type { Details } from './details.ts';

export interface Recipient {
  readonly kind: 'patient' | 'practitioner';
  readonly id: string;
}

/** Somebody is to be told something, by some channel. */
export interface Intent {
  readonly details: Details;
  readonly recipient: Recipient;
  readonly channel: NotificationChannel;
  /** Which of the visits of an event it is about, where there are several. */
  readonly part?: string;
}

type VisitDetails = Extract<Details, { appointmentId: string }>;
type Rescheduled = Extract<Details, { type: 'appointment-rescheduled' }>;

const tell = (details: VisitDetails, recipients: readonly Recipient[], part?: string): Intent[] =>
  recipients.flatMap((recipient) =>
    (['email', 'in-app'] as const).map((channel) => ({
      details,
      recipient,
      channel,
      ...(part === undefined ? {} : { part }),
    })),
  );

const partiesOf = ({ patientId, practitionerId }: VisitDetails): Recipient[] => [
  { kind: 'patient', id: patientId },
  { kind: 'practitioner', id: practitionerId },
];

// By mail only: in the app the practitioner's own day shows it.
const toPractitioner = (details: Extract<Details, { type: 'slots-opened' | 'slot-closed' }>): Intent[] => [
  { details, recipient: { kind: 'practitioner', id: details.practitionerId }, channel: 'email' },
];

interface Move {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly from: Placement;
  readonly to: Placement;
  readonly move: number;
}

const rescheduled = ({ appointmentId, patientId, from, to, move }: Move, practitionerId: string): Rescheduled => ({
  type: 'appointment-rescheduled',
  appointmentId,
  patientId,
  practitionerId,
  start: to.start,
  end: to.end,
  from: { start: from.start, end: from.end },
  move,
});

/** A move to another page is told once, at its commit point; the doctor it leaves is told as well. */
function transferred(data: EventNamed<'TransferredOut'>['data']): Intent[] {
  const { practitionerId: former, to } = data;
  const moved = rescheduled(data, to.practitionerId);
  if (former === to.practitionerId) return tell(moved, partiesOf(moved));
  const details = { ...moved, fromPractitionerId: former };
  return tell(details, [...partiesOf(details), { kind: 'practitioner', id: former }]);
}

/** Who is to be told of an event. One message per event, visit and person, however many slots it lists. */
export function intentsOf({ type, data }: DaybookEvent): Intent[] {
  switch (type) {
    case 'AppointmentBooked': {
      const { appointmentId, patientId, practitionerId, start, end } = data;
      const details = { type: 'appointment-booked', appointmentId, patientId, practitionerId, start, end } as const;
      return tell(details, partiesOf(details));
    }
    case 'AppointmentRescheduled': {
      const details = rescheduled(data, data.practitionerId);
      return tell(details, partiesOf(details));
    }
    case 'AppointmentsSwapped':
      return data.visits.flatMap((visit) => {
        const details = rescheduled(visit, data.practitionerId);
        return tell(details, partiesOf(details), visit.appointmentId);
      });
    case 'TransferredOut':
      return transferred(data);
    case 'AppointmentCancelled': {
      const { appointmentId, patientId, practitionerId, start, end, by } = data;
      const visit = { appointmentId, patientId, practitionerId, start, end };
      const details = { type: 'appointment-cancelled', ...visit, by } as const;
      return tell(details, partiesOf(details));
    }
    case 'SlotOpened': {
      // The weekly hours open and close hundreds; who set the hours knows.
      if (data.source === 'hours') return [];
      const { practitionerId } = data;
      const slots = data.slots.map(({ start, end }) => ({ start, end }));
      return toPractitioner({ type: 'slots-opened', practitionerId, slots });
    }
    case 'SlotClosed': {
      if (data.source === 'hours') return [];
      const { practitionerId, start, end } = data;
      return toPractitioner({ type: 'slot-closed', practitionerId, start, end });
    }
    default:
      return [];
  }
}
