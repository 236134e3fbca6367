import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { Placement } from '@daybook/contracts/placement.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { NotifierDatabase, VisitTable } from '../database/notifier-tables.ts';

interface Placed {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly place: Placement;
  readonly move: number;
}

const rowOf = ({ appointmentId, patientId, practitionerId, place, move }: Placed, position: bigint) => ({
  appointment_id: appointmentId,
  patient_id: patientId,
  practitioner_id: practitionerId,
  location_id: place.locationId ?? null,
  start_at: place.start,
  end_at: place.end,
  move,
  position,
});

/** The visit is live, here. What kind of visit it is stays what it was, unless it is told. */
async function place(database: NotifierDatabase, placed: Placed, position: bigint, visitType?: string): Promise<void> {
  const kind = visitType === undefined ? {} : { visit_type: visitType };
  const row = { ...rowOf(placed, position), ...kind, status: 'booked', cancelled_by: null } as const;
  await database
    .insertInto('notifier.visit')
    .values({ visit_type: null, ...row })
    .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
    .execute();
}

async function end(
  database: NotifierDatabase,
  appointmentId: string,
  status: VisitTable['status'],
  position: bigint,
): Promise<void> {
  await database
    .updateTable('notifier.visit')
    .set({ status, position })
    .where('appointment_id', '=', appointmentId)
    .execute();
}

/** Writes what later messages need to know of a visit. Every row says all of it, so an event may come twice. */
export async function keepVisit(
  database: NotifierDatabase,
  { type, data }: DaybookEvent,
  { position }: StoredEvent,
): Promise<void> {
  switch (type) {
    case 'AppointmentBooked':
      return place(database, { ...data, place: data, move: 0 }, position, data.details?.visitType?.name);
    case 'AppointmentRescheduled':
      return place(database, { ...data, place: data.to }, position);
    case 'AppointmentsSwapped':
      for (const visit of data.visits) {
        await place(database, { ...visit, practitionerId: data.practitionerId, place: visit.to }, position);
      }
      return;
    case 'TransferredOut': {
      const { to } = data;
      const visit = { ...data, practitionerId: to.practitionerId, place: to };
      return place(database, visit, position, to.details?.visitType?.name);
    }
    case 'AppointmentCancelled': {
      const { move: _, ...here } = rowOf({ ...data, place: data, move: 0 }, position);
      const row = { ...here, status: 'cancelled', cancelled_by: data.by } as const;
      await database
        .insertInto('notifier.visit')
        .values({ ...row, visit_type: null, move: 0 })
        .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'AppointmentFulfilled':
    case 'NoShowRecorded':
      return end(database, data.appointmentId, 'over', position);
    case 'AppointmentEnteredInError':
      return end(database, data.appointmentId, 'entered-in-error', position);
    default:
  }
}
