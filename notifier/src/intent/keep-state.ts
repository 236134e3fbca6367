import type { DaybookEvent } from '@daybook/contracts/events/catalogue.ts';
import type { StoredEvent } from '@daybook/event-store/stored-event.ts';
import type { NotifierDatabase } from '../database/notifier-tables.ts';

interface Visit {
  readonly appointmentId: string;
  readonly patientId: string;
  readonly practitionerId: string;
  readonly start: string;
  readonly end: string;
}

const visitRow = ({ appointmentId, patientId, practitionerId, start, end }: Visit, position: bigint) => ({
  appointment_id: appointmentId,
  patient_id: patientId,
  practitioner_id: practitionerId,
  start_at: start,
  end_at: end,
  position,
});

/** Writes what later messages need to know of an event. Every row says all of it, so an event may come twice. */
export async function keepState(
  database: NotifierDatabase,
  { type, data }: DaybookEvent,
  { id, position }: StoredEvent,
): Promise<void> {
  switch (type) {
    case 'AppointmentBooked':
    case 'AppointmentRescheduled': {
      const placed = type === 'AppointmentBooked' ? { ...data, move: 0 } : { ...data, ...data.to };
      const row = { ...visitRow(placed, position), status: 'booked', cancelled_by: null, move: placed.move } as const;
      await database
        .insertInto('notifier.visit')
        .values(row)
        .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'AppointmentCancelled': {
      const row = { ...visitRow(data, position), status: 'cancelled', cancelled_by: data.by } as const;
      await database
        .insertInto('notifier.visit')
        .values({ ...row, move: 0 })
        .onConflict((conflict) => conflict.column('appointment_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'PractitionerRegistered': {
      const { practitionerId, name, bookZone, address } = data;
      const row = { name, book_zone: bookZone, address: JSON.stringify(address), position };
      await database
        .insertInto('notifier.practitioner')
        .values({ practitioner_id: practitionerId, ...row })
        .onConflict((conflict) => conflict.column('practitioner_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'PatientRegistered': {
      const { patientId, name, email } = data;
      const row = { event_id: id, name: JSON.stringify(name), email: JSON.stringify(email), position };
      await database
        .insertInto('notifier.patient_contact')
        .values({ patient_id: patientId, ...row })
        .onConflict((conflict) => conflict.column('patient_id').doUpdateSet(row))
        .execute();
      return;
    }
    case 'DayOpened':
    case 'SlotOpened':
    case 'SlotClosed':
    case 'StoreCreated':
    case 'Heartbeat':
  }
}
