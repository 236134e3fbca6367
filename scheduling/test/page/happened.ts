import type { DayEvent, EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { SlotSource } from '@daybook/contracts/events/times.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import {
  appointmentIdOf,
  atNine,
  day,
  halfPastNine,
  holderId,
  lapsed,
  nine,
  otherPage,
  patientId,
  practitionerId,
  ten,
  transferId,
} from '../clinic.ts';

type Data<T extends DayEvent['type']> = EventNamed<T>['data'];
const visit = (n: number, patient = patientId) => ({
  appointmentId: appointmentIdOf(n),
  patientId: patient,
  practitionerId,
});

export const dayOpened: DayEvent = { type: 'DayOpened', data: { practitionerId, date: '2026-11-24', ...day } };
export const dayClosed: DayEvent = { type: 'DayClosed', data: { practitionerId, date: '2026-11-24' } };
export const slotsOpened = (slots: SlotPlace[], source: SlotSource = 'hand', locationId?: string): DayEvent => ({
  type: 'SlotOpened',
  data: { practitionerId, source, ...(locationId === undefined ? {} : { locationId }), slots },
});
/** Three half hours from nine. */
export const opened: DayEvent = slotsOpened([nine, halfPastNine, ten]);
export const closed = (slot = nine, source: SlotSource = 'hand'): DayEvent => ({
  type: 'SlotClosed',
  data: { practitionerId, source, ...slot },
});

const holding = (n: number, place: Placement, holder: string) => ({
  appointmentId: appointmentIdOf(n),
  practitionerId,
  ...place,
  holderId: holder,
});
export const held = (
  n: number,
  place = atNine,
  holder = holderId,
  more: Partial<Data<'AppointmentHeld'>> = {},
): DayEvent => ({ type: 'AppointmentHeld', data: { ...holding(n, place, holder), expiresAt: lapsed, ...more } });
export const holdExpired = (n: number, place = atNine, holder = holderId): DayEvent => ({
  type: 'HoldExpired',
  data: holding(n, place, holder),
});
export const holdReleased = (n: number, place = atNine, holder = holderId): DayEvent => ({
  type: 'HoldReleased',
  data: holding(n, place, holder),
});

export const booked = (n: number, place = atNine, more: Partial<Data<'AppointmentBooked'>> = {}): DayEvent => ({
  type: 'AppointmentBooked',
  data: { ...visit(n), ...place, ...more },
});
export const moved = (n: number, from: Placement, to: Placement, move: number, patient = patientId) => {
  const { practitionerId: _, ...which } = visit(n, patient);
  return { ...which, from, to, move };
};
export const rescheduled = (
  n: number,
  from: Placement,
  to: Placement,
  move: number,
  more: Partial<Data<'AppointmentRescheduled'>> = {},
): DayEvent => ({
  type: 'AppointmentRescheduled',
  data: { practitionerId, ...moved(n, from, to, move), ...more },
});
export const swapped = (...visits: Data<'AppointmentsSwapped'>['visits']): DayEvent => ({
  type: 'AppointmentsSwapped',
  data: { practitionerId, visits },
});

export const transferReserved = (
  n: number,
  place = atNine,
  more: Partial<Data<'TransferReserved'>> = {},
): DayEvent => ({
  type: 'TransferReserved',
  data: { transferId, ...visit(n), ...place, sourcePage: otherPage, move: 1, ...more },
});
export const transferConfirmed = (n: number, place = atNine, move = 1): DayEvent => ({
  type: 'TransferConfirmed',
  data: { transferId, ...visit(n), ...place, move },
});
export const transferReleased = (n: number, place = atNine): DayEvent => ({
  type: 'TransferReleased',
  data: { transferId, ...visit(n), ...place },
});
export const transferredOut = (n: number, from: Placement, to: Data<'TransferredOut'>['to'], move = 1): DayEvent => ({
  type: 'TransferredOut',
  data: { transferId, ...visit(n), from, to, move },
});
export const transferRefused = (n: number, reason: string, transfer = transferId): DayEvent => ({
  type: 'TransferRefused',
  data: { transferId: transfer, appointmentId: appointmentIdOf(n), practitionerId, reason },
});

type Recorded = 'PatientArrived' | 'PatientCheckedIn' | 'AppointmentFulfilled' | 'NoShowRecorded';
export const recorded = (type: Recorded | 'AppointmentEnteredInError', n: number, place = atNine): DayEvent => ({
  type,
  data: { ...visit(n), ...place },
});
export const cancelled = (
  n: number,
  by: Data<'AppointmentCancelled'>['by'],
  place = atNine,
  more: Partial<Data<'AppointmentCancelled'>> = {},
): DayEvent => ({ type: 'AppointmentCancelled', data: { ...visit(n), ...place, by, ...more } });
