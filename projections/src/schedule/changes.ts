import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { Rows } from '../runner/row-changes.ts';
import { detailColumns, movedDetails, pageIdOf, pageOfPlacement, placeColumns, timeColumns } from './columns.ts';
import type { ScheduleRows } from './rows.ts';

/** What events say about the rows of the schedule. */
export type ScheduleChanges = Rows<ScheduleRows>;

export function free(rows: ScheduleChanges, slots: readonly SlotPlace[]): void {
  for (const { slotId } of slots) rows.update('slot', { slot_id: slotId, status: 'free', appointment_id: null });
}

export function take(
  rows: ScheduleChanges,
  slots: readonly SlotPlace[],
  appointmentId: string,
  status: 'busy' | 'busy-tentative' = 'busy',
): void {
  for (const { slotId } of slots) rows.update('slot', { slot_id: slotId, status, appointment_id: appointmentId });
}

export function open(
  rows: ScheduleChanges,
  { practitionerId, locationId, source, slots }: EventNamed<'SlotOpened'>['data'],
) {
  for (const { slotId, start, end } of slots) {
    rows.upsert('slot', {
      slot_id: slotId,
      practitioner_id: practitionerId,
      location_id: locationId ?? null,
      page: pageIdOf(slotId),
      start_at: start,
      end_at: end,
      source,
      status: 'free',
      appointment_id: null,
    });
  }
}

export function hold(rows: ScheduleChanges, data: EventNamed<'AppointmentHeld'>['data']): void {
  take(rows, data.slots, data.appointmentId, 'busy-tentative');
  rows.upsert('hold', {
    appointment_id: data.appointmentId,
    practitioner_id: data.practitionerId,
    page: pageOfPlacement(data),
    holder_id: data.holderId,
    patient_id: data.patientId ?? null,
    ...timeColumns(data),
    expires_at: data.expiresAt,
    status: 'open',
  });
}

export function book(rows: ScheduleChanges, data: EventNamed<'AppointmentBooked'>['data'], stored: StoredEvent): void {
  take(rows, data.slots, data.appointmentId);
  rows.upsert('appointment', {
    appointment_id: data.appointmentId,
    practitioner_id: data.practitionerId,
    patient_id: data.patientId,
    ...placeColumns(data),
    status: 'booked',
    cancelled_by: null,
    cancellation_reason: null,
    late: null,
    ...detailColumns(data.details),
    reason: data.reason ?? null,
    reason_event_id: data.reason === undefined ? null : stored.id,
    overridden: data.overridden ?? [],
    series_id: data.seriesId ?? null,
    booked_at: stored.at,
    arrived_at: null,
    move: 0,
  });
  // A time that was booked without being held has no such row, and gets none.
  rows.update('hold', { appointment_id: data.appointmentId, status: 'booked' });
}

export function reserve(
  rows: ScheduleChanges,
  data: EventNamed<'TransferReserved'>['data'],
  stored: StoredEvent,
): void {
  take(rows, data.slots, data.appointmentId, 'busy-tentative');
  rows.upsert('transfer', {
    transfer_id: data.transferId,
    appointment_id: data.appointmentId,
    patient_id: data.patientId,
    source_page: data.sourcePage,
    target_page: pageOfPlacement(data),
    practitioner_id: data.practitionerId,
    ...timeColumns(data),
    reserved_at: stored.at,
    status: 'reserved',
  });
}

/** The commit point of a move says all of it: what follows only confirms. */
export function transfer(rows: ScheduleChanges, data: EventNamed<'TransferredOut'>['data']): void {
  const { appointmentId, practitionerId, from, to, move } = data;
  free(rows, from.slots);
  take(rows, to.slots, appointmentId);
  rows.update('appointment', {
    appointment_id: appointmentId,
    practitioner_id: to.practitionerId,
    ...placeColumns(to),
    ...movedDetails(to.details, to.practitionerId === practitionerId),
    move,
  });
  rows.update('transfer', { transfer_id: data.transferId, status: 'moved' });
}

/** Both leave before either arrives: what one gives up is what the other takes. */
export function relocate(
  rows: ScheduleChanges,
  visits: readonly { appointmentId: string; from: Placement; to: Placement; move: number }[],
): void {
  for (const { from } of visits) free(rows, from.slots);
  for (const { appointmentId, from, to, move } of visits) {
    take(rows, to.slots, appointmentId);
    // The address of booking is not where it is any more, when it is at another clinic.
    const address = from.locationId === to.locationId ? {} : { address: null };
    rows.update('appointment', { appointment_id: appointmentId, ...placeColumns(to), ...address, move });
  }
}
