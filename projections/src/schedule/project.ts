import type { CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { Personal } from '@daybook/contracts/events/personal.ts';
import { pageId, pageOfSlot } from '@daybook/contracts/page-address.ts';
import { eventRegistry } from '../event-registry.ts';
import { projectEach } from '../runner/project-each.ts';
import type { Projection } from '../runner/projection.ts';
import type { Rows } from '../runner/row-changes.ts';
import { scheduleMigrations } from './migration.ts';

interface SlotRow {
  readonly slot_id: string;
  readonly practitioner_id: string;
  readonly page: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly status: 'free' | 'busy' | 'entered-in-error';
  readonly appointment_id: string | null;
}

interface AppointmentRow {
  readonly appointment_id: string;
  readonly slot_id: string;
  readonly practitioner_id: string;
  readonly patient_id: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly status: 'booked' | 'cancelled';
  readonly cancelled_by: CancelledBy | null;
  /** Still sealed: it is opened when somebody who may read it does. */
  readonly reason: Personal | null;
  /** The event the reason is sealed to. */
  readonly reason_event_id: string | null;
  readonly booked_at: string;
  readonly move: number;
}

interface Placement {
  readonly slotId: string;
  readonly start: string;
  readonly end: string;
}

/** A whole slot row: every event about a slot says all of it, so no event needs an earlier one's row. */
function slotRow(
  practitionerId: string,
  { slotId, start, end }: Placement,
  status: SlotRow['status'],
  appointmentId: string | null = null,
): SlotRow {
  const page = pageOfSlot(slotId);
  if (page === undefined) throw new TypeError(`${slotId} is not a slot id`);
  return {
    slot_id: slotId,
    practitioner_id: practitionerId,
    page: pageId(page),
    start_at: start,
    end_at: end,
    status,
    appointment_id: appointmentId,
  };
}

const tables = [
  { name: 'slot', key: ['slot_id'] },
  { name: 'appointment', key: ['appointment_id'] },
];

/** Every slot ever offered and every appointment ever made, as they stand now. */
export const schedule: Projection = {
  name: 'schedule',
  version: 1,
  schema: 'schedule',
  tables,
  migrations: scheduleMigrations,
  project: projectEach(eventRegistry, {
    tables,
    reads: ['SlotOpened', 'SlotClosed', 'AppointmentBooked', 'AppointmentRescheduled', 'AppointmentCancelled'],
    project: ({ type, data }, stored, rows: Rows<{ slot: SlotRow; appointment: AppointmentRow }>) => {
      const { practitionerId } = data;
      switch (type) {
        case 'SlotOpened':
          for (const slot of data.slots) rows.upsert('slot', slotRow(practitionerId, slot, 'free'));
          return;
        case 'SlotClosed':
          // The row stays: an appointment cancelled with it still shows the time it was for.
          rows.upsert('slot', slotRow(practitionerId, data, 'entered-in-error'));
          return;
        case 'AppointmentBooked':
          rows.upsert('slot', slotRow(practitionerId, data, 'busy', data.appointmentId));
          rows.upsert('appointment', {
            appointment_id: data.appointmentId,
            slot_id: data.slotId,
            practitioner_id: practitionerId,
            patient_id: data.patientId,
            start_at: data.start,
            end_at: data.end,
            status: 'booked',
            cancelled_by: null,
            reason: data.reason ?? null,
            reason_event_id: data.reason === undefined ? null : stored.id,
            booked_at: stored.at,
            move: 0,
          });
          return;
        case 'AppointmentRescheduled':
          rows.upsert('slot', slotRow(practitionerId, data.from, 'free'));
          rows.upsert('slot', slotRow(practitionerId, data.to, 'busy', data.appointmentId));
          rows.update('appointment', {
            appointment_id: data.appointmentId,
            slot_id: data.to.slotId,
            start_at: data.to.start,
            end_at: data.to.end,
            move: data.move,
          });
          return;
        case 'AppointmentCancelled':
          rows.upsert('slot', slotRow(practitionerId, data, 'free'));
          rows.update('appointment', {
            appointment_id: data.appointmentId,
            status: 'cancelled',
            cancelled_by: data.by,
          });
          return;
      }
    },
  }),
};
