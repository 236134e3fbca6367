import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { NotificationChannel } from '@daybook/contracts/http/notification-routes.ts';
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
}

const toParties = (details: Extract<Details, { appointmentId: string }>): Intent[] => {
  const recipients: Recipient[] = [
    { kind: 'patient', id: details.patientId },
    { kind: 'practitioner', id: details.practitionerId },
  ];
  return recipients.flatMap((recipient) => [
    { details, recipient, channel: 'email' as const },
    { details, recipient, channel: 'in-app' as const },
  ]);
};

// By mail only: in the app the practitioner's own day shows it.
const toPractitioner = (details: Extract<Details, { type: 'slots-opened' | 'slot-closed' }>): Intent[] => [
  { details, recipient: { kind: 'practitioner', id: details.practitionerId }, channel: 'email' },
];

/** Who is to be told of an event. One message per event and person, however many slots it lists. */
export function intentsOf({ type, data }: DaybookEvent): Intent[] {
  switch (type) {
    case 'AppointmentBooked': {
      const { appointmentId, patientId, practitionerId, start, end } = data;
      return toParties({ type: 'appointment-booked', appointmentId, patientId, practitionerId, start, end });
    }
    case 'AppointmentRescheduled': {
      const { appointmentId, patientId, practitionerId, from, to, move } = data;
      return toParties({
        type: 'appointment-rescheduled',
        appointmentId,
        patientId,
        practitionerId,
        start: to.start,
        end: to.end,
        from: { start: from.start, end: from.end },
        move,
      });
    }
    case 'AppointmentCancelled': {
      const { appointmentId, patientId, practitionerId, start, end, by } = data;
      return toParties({ type: 'appointment-cancelled', appointmentId, patientId, practitionerId, start, end, by });
    }
    case 'SlotOpened': {
      const { practitionerId } = data;
      const slots = data.slots.map(({ start, end }) => ({ start, end }));
      return toPractitioner({ type: 'slots-opened', practitionerId, slots });
    }
    case 'SlotClosed': {
      const { practitionerId, start, end } = data;
      return toPractitioner({ type: 'slot-closed', practitionerId, start, end });
    }
    case 'DayOpened':
    case 'PractitionerRegistered':
    case 'PatientRegistered':
    case 'StoreCreated':
    case 'Heartbeat':
      return [];
  }
}
