import { pageId } from '@daybook/contracts/page-address.ts';
import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import { book, free, hold, open, relocate, reserve, take, transfer, type ScheduleChanges } from './changes.ts';
import { scheduleMigrations } from './migration.ts';

const tables = [
  { name: 'page', key: ['page'] },
  { name: 'slot', key: ['slot_id'] },
  { name: 'appointment', key: ['appointment_id'] },
  { name: 'hold', key: ['appointment_id'] },
  { name: 'transfer', key: ['transfer_id'] },
];

const reads = [
  'DayOpened',
  'DayClosed',
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

/** Every page ever opened, slot ever offered, every hold, visit and move to another page ever made, as they stand now. */
export const schedule: Projection = {
  name: 'schedule',
  version: 3,
  schema: 'schedule',
  tables,
  migrations: scheduleMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads,
    project: ({ type, data }, stored, rows: ScheduleChanges) => {
      switch (type) {
        case 'DayOpened':
          return rows.upsert('page', {
            page: pageId(data),
            practitioner_id: data.practitionerId,
            date: data.date,
            start_at: data.start,
            end_at: data.end,
            closed: false,
          });
        case 'DayClosed':
          return rows.update('page', { page: pageId(data), closed: true });
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
