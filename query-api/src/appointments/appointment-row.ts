import type { appointment } from '@daybook/contracts/http/appointment-routes.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { instantOf } from '../reading/instant-of.ts';
import type { RowsOf } from '../reading/read-models.ts';
import type { Model, ReadTables } from '../reading/read-tables.ts';

/** An appointment as it is answered. */
export type Appointment = z.input<typeof appointment>;

/** The models that {@link selectAppointments} reads. */
export const appointmentModels: readonly Model[] = ['practitioners', 'schedule', 'patients'];

/** Appointments with the names of both parties; the reason is still sealed. */
export function selectAppointments(database: Kysely<ReadTables>) {
  return database
    .selectFrom('schedule.appointment as visit')
    .leftJoin('practitioners.practitioner as practitioner', 'practitioner.practitioner_id', 'visit.practitioner_id')
    .leftJoin('patients.patient as patient', 'patient.patient_id', 'visit.patient_id')
    .select([
      'visit.appointment_id',
      'visit.slot_id',
      'visit.practitioner_id',
      'visit.patient_id',
      'visit.start_at',
      'visit.end_at',
      'visit.status',
      'visit.cancelled_by',
      'visit.reason',
      'visit.reason_event_id',
      'visit.booked_at',
      'visit.move',
      'practitioner.name as practitioner_name',
      'practitioner.specialty',
      'practitioner.address',
      'practitioner.book_zone',
      'patient.name as patient_name',
    ]);
}

/** A row of {@link selectAppointments}. */
export type AppointmentRow = RowsOf<
  Awaited<ReturnType<ReturnType<typeof selectAppointments>['execute']>>[number]
>[number];

/** The reason in plain text; undefined when none was given, or the patient was erased. */
async function openReason(keyring: Keyring, row: AppointmentRow): Promise<string | undefined> {
  const { reason, reason_event_id: eventId, patient_id: subject } = row;
  if (reason === null || eventId === null) return undefined;
  if (typeof reason === 'string') return reason;
  return unseal(keyring, { subject, eventId, field: 'reason' }, reason);
}

/** The answer for a row. */
export async function toAppointment(keyring: Keyring, row: AppointmentRow): Promise<Appointment> {
  const reason = await openReason(keyring, row);
  return {
    appointmentId: row.appointment_id,
    slotId: row.slot_id,
    practitionerId: row.practitioner_id,
    practitionerName: row.practitioner_name ?? '',
    specialty: row.specialty ?? '',
    address: row.address ?? [],
    patientId: row.patient_id,
    // Empty once the patient was erased.
    patientName: row.patient_name ?? '',
    start: instantOf(row.start_at),
    end: instantOf(row.end_at),
    zone: row.book_zone ?? 'UTC',
    status: row.status,
    ...(row.cancelled_by === null ? {} : { cancelledBy: row.cancelled_by }),
    ...(reason === undefined ? {} : { reason }),
    bookedAt: instantOf(row.booked_at),
    move: row.move,
  };
}
