import type { EventNamed } from '@daybook/contracts/events/catalogue.ts';
import type { Placement, SlotPlace } from '@daybook/contracts/placement.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { detailColumns, movedDetails, pageIdOf, pageOfPlacement, placeColumns, timeColumns } from './columns.ts';
import { scheduleMigrations } from './migration.ts';
import type { ScheduleRows } from './rows.ts';

type ScheduleChanges = Rows<ScheduleRows>;

const tables = [
  { name: 'slot', key: ['slot_id'] },
  { name: 'appointment', key: ['appointment_id'] },
  { name: 'hold', key: ['appointment_id'] },
  { name: 'transfer', key: ['transfer_id'] },
];

const reads = [
  'SlotOpened',
  'SlotClosed',
  'AppointmentHeld',
  'HoldExpired',
  'HoldReleased',
  'AppointmentBooked',
  'AppointmentRescheduled',
  'AppointmentsSwapped',
  'TransferReserved',
  'TransferredOut',
  'TransferRefused',
  'TransferConfirmed',
  'TransferReleased',
  'PatientArrived',
  'PatientCheckedIn',
  'AppointmentFulfilled',
  'NoShowRecorded',
  'AppointmentCancelled',
  'AppointmentEnteredInError',
] as const;

function free(rows: ScheduleChanges, slots: readonly SlotPlace[]): void {
  for (const { slotId } of slots) rows.update('slot', { slot_id: slotId, status: 'free', appointment_id: null });
}

function take(
  rows: ScheduleChanges,
  slots: readonly SlotPlace[],
  appointmentId: string,
  status: 'busy' | 'busy-tentative' = 'busy',
): void {
  for (const { slotId } of slots) rows.update('slot', { slot_id: slotId, status, appointment_id: appointmentId });
}

function open(rows: ScheduleChanges, { practitionerId, locationId, source, slots }: EventNamed<'SlotOpened'>['data']) {
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

function hold(rows: ScheduleChanges, data: EventNamed<'AppointmentHeld'>['data']): void {
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

function book(rows: ScheduleChanges, data: EventNamed<'AppointmentBooked'>['data'], stored: StoredEvent): void {
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

function reserve(rows: ScheduleChanges, data: EventNamed<'TransferReserved'>['data'], stored: StoredEvent): void {
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
function transfer(rows: ScheduleChanges, data: EventNamed<'TransferredOut'>['data']): void {
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
function relocate(
  rows: ScheduleChanges,
  visits: readonly { appointmentId: string; from: Placement; to: Placement; move: number }[],
): void {
  for (const { from } of visits) free(rows, from.slots);
  for (const { appointmentId, to, move } of visits) {
    take(rows, to.slots, appointmentId);
    rows.update('appointment', { appointment_id: appointmentId, ...placeColumns(to), move });
  }
}

/** Every slot ever offered, every hold, visit and move to another page ever made, as they stand now. */
export const schedule: Projection = {
  name: 'schedule',
  version: 2,
  schema: 'schedule',
  tables,
  migrations: scheduleMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads,
    project: ({ type, data }, stored, rows: ScheduleChanges) => {
      switch (type) {
        case 'SlotOpened':
          return open(rows, data);
        case 'SlotClosed':
          // The row stays: an appointment cancelled with it still shows the time it was for.
          return rows.update('slot', {
            slot_id: data.slotId,
            status: 'entered-in-error',
            source: data.source,
            appointment_id: null,
          });
        case 'AppointmentHeld':
          return hold(rows, data);
        case 'HoldExpired':
        case 'HoldReleased':
          free(rows, data.slots);
          return rows.update('hold', {
            appointment_id: data.appointmentId,
            status: type === 'HoldExpired' ? 'expired' : 'released',
          });
        case 'AppointmentBooked':
          return book(rows, data, stored);
        case 'AppointmentRescheduled':
          return relocate(rows, [data]);
        case 'AppointmentsSwapped':
          return relocate(rows, data.visits);
        case 'TransferReserved':
          return reserve(rows, data, stored);
        case 'TransferredOut':
          return transfer(rows, data);
        case 'TransferRefused':
          return rows.update('transfer', { transfer_id: data.transferId, status: 'refused' });
        case 'TransferConfirmed':
          take(rows, data.slots, data.appointmentId);
          return rows.update('transfer', { transfer_id: data.transferId, status: 'confirmed' });
        case 'TransferReleased':
          free(rows, data.slots);
          return rows.update('transfer', { transfer_id: data.transferId, status: 'released' });
        case 'PatientArrived':
          return rows.update('appointment', {
            appointment_id: data.appointmentId,
            status: 'arrived',
            arrived_at: stored.at,
          });
        case 'PatientCheckedIn':
          return rows.update('appointment', { appointment_id: data.appointmentId, status: 'checked-in' });
        case 'AppointmentFulfilled':
          return rows.update('appointment', { appointment_id: data.appointmentId, status: 'fulfilled' });
        case 'NoShowRecorded':
          free(rows, data.slots);
          return rows.update('appointment', { appointment_id: data.appointmentId, status: 'noshow' });
        case 'AppointmentEnteredInError':
          // It may have been over for long, and its time somebody else's by now.
          for (const { slotId } of data.slots) {
            const holder = { appointment_id: data.appointmentId };
            rows.updateWhere('slot', holder, { slot_id: slotId, status: 'free', appointment_id: null });
          }
          return rows.update('appointment', { appointment_id: data.appointmentId, status: 'entered-in-error' });
        case 'AppointmentCancelled':
          free(rows, data.slots);
          return rows.update('appointment', {
            appointment_id: data.appointmentId,
            status: 'cancelled',
            cancelled_by: data.by,
            cancellation_reason: data.reasonCode ?? null,
            late: data.late ?? null,
          });
      }
    },
  }),
};
