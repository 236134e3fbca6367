import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';

/** Everybody in a room is to read a topic anew, at this position or later. */
export interface Push {
  readonly room: string;
  readonly topic: string;
  readonly position: bigint;
}

/** The connections of one person. */
export const personRoom = (person: string): string => `person:${person}`;
/** The connections of all admins. */
export const adminRoom = 'admin';
/** Whoever looks at a practitioner's slots; topic and room have the same name. */
export const slotsRoom = (practitionerId: string): string => `slots:${practitionerId}`;

/** Who may be looking at something that an event changed. */
export function pushesOf({ type, data }: DaybookEvent, position: bigint): Push[] {
  const slots = (...practitionerIds: readonly string[]): Push[] =>
    practitionerIds.map(slotsRoom).map((room) => ({ room, topic: room, position }));
  const visits = (...persons: readonly string[]): Push[] =>
    [...persons.map(personRoom), adminRoom].map((room) => ({ room, topic: 'appointments', position }));
  const messages = (...persons: readonly string[]): Push[] =>
    persons.map(personRoom).map((room) => ({ room, topic: 'notifications', position }));
  switch (type) {
    case 'AppointmentBooked':
    case 'AppointmentRescheduled':
    case 'AppointmentCancelled': {
      const parties = [data.patientId, data.practitionerId];
      return [...visits(...parties), ...messages(...parties), ...slots(data.practitionerId)];
    }
    case 'AppointmentsSwapped': {
      const parties = [...new Set(data.visits.map(({ patientId }) => patientId)), data.practitionerId];
      return [...visits(...parties), ...messages(...parties), ...slots(data.practitionerId)];
    }
    case 'TransferredOut': {
      const practitioners = [...new Set([data.practitionerId, data.to.practitionerId])];
      const parties = [data.patientId, ...practitioners];
      return [...visits(...parties), ...messages(...parties), ...slots(...practitioners)];
    }
    case 'PatientArrived':
    case 'PatientCheckedIn':
    case 'AppointmentFulfilled':
    case 'NoShowRecorded':
    case 'AppointmentEnteredInError':
      return [...visits(data.patientId, data.practitionerId), ...slots(data.practitionerId)];
    case 'SlotOpened':
    case 'SlotClosed':
    case 'AppointmentHeld':
    case 'HoldExpired':
    case 'HoldReleased':
    case 'TransferReserved':
    case 'TransferReleased':
    case 'PractitionerVerified':
    case 'ProfileChanged':
    case 'AvailabilityChanged':
      return slots(data.practitionerId);
    // Visits may stand against a rule from now on, or not any more.
    case 'TimeOffAdded':
    case 'TimeOffRemoved':
      return [...visits(data.practitionerId), ...slots(data.practitionerId)];
    case 'ClosureAdded':
    case 'ClosureRemoved':
    case 'BookingPolicySet':
      return visits();
    default:
      return [];
  }
}

/** The last push per room and topic: a page that is told of the newest need not be told of the others. */
export function lastPushes(pushes: readonly Push[]): Push[] {
  const last = new Map<string, Push>();
  for (const push of pushes) last.set(`${push.room} ${push.topic}`, push);
  return [...last.values()];
}
