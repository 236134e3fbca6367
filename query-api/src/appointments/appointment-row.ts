import type { appointment } from '@daybook/contracts/http/appointment-shapes.ts';
import { unseal } from '@daybook/platform/sealing/seal.ts';
import type { Keyring } from '@daybook/platform/sealing/keyring.ts';
import { sql, type Kysely } from 'kysely';
import type { z } from 'zod';
import { instantOf } from '../reading/instant-of.ts';
import type { RowsOf } from '../reading/read-models.ts';
import type { Model, ReadTables } from '../reading/read-tables.ts';
import type { Party } from './party.ts';

/** An appointment as it is answered. */
export type Appointment = z.input<typeof appointment>;

/** The models that {@link selectAppointments} reads. */
export const appointmentModels: readonly Model[] = ['practitioners', 'locations', 'schedule', 'patients'];

/**
 * Appointments with the names of both parties; the reason is still sealed. What was not kept when it was booked is looked up
 * as it is now.
 */
export function selectAppointments(database: Kysely<ReadTables>) {
  return database
    .selectFrom('schedule.appointment as visit')
    .leftJoin('practitioners.practitioner as practitioner', 'practitioner.practitioner_id', 'visit.practitioner_id')
    .leftJoin('locations.location as clinic', 'clinic.location_id', 'visit.location_id')
    .leftJoin('patients.patient as patient', 'patient.patient_id', 'visit.patient_id')
    .select([
      'visit.appointment_id',
      'visit.slot_id',
      'visit.practitioner_id',
      'visit.patient_id',
      'visit.start_at',
      'visit.end_at',
      'visit.location_id',
      'visit.visit_type_id',
      'visit.visit_type_name',
      'visit.fee',
      'visit.status',
      'visit.cancelled_by',
      'visit.cancellation_reason',
      'visit.late',
      'visit.series_id',
      'visit.arrived_at',
      'visit.reason',
      'visit.reason_event_id',
      'visit.overridden',
      'visit.booked_at',
      'visit.move',
      sql<string | null>`coalesce(visit.practitioner_name, practitioner.name)`.as('practitioner_name'),
      sql<string | null>`coalesce(visit.specialty, practitioner.specialty)`.as('specialty'),
      sql<string[] | null>`coalesce(visit.address,
        case when clinic.location_id is not null then array_prepend(clinic.name, clinic.address) end,
        practitioner.address)`.as('address'),
      // A clinic shows its own time.
      sql<string | null>`coalesce(clinic.zone, practitioner.book_zone)`.as('zone'),
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

/** The answer for a row, to one of its parties: which rules were set aside is the practice's own affair. */
export async function toAppointment(keyring: Keyring, row: AppointmentRow, { kind }: Party): Promise<Appointment> {
  const reason = await openReason(keyring, row);
  return {
    appointmentId: row.appointment_id,
    slotId: row.slot_id,
    practitionerId: row.practitioner_id,
    practitionerName: row.practitioner_name ?? '',
    specialty: row.specialty ?? '',
    address: row.address ?? [],
    ...(row.location_id === null ? {} : { locationId: row.location_id }),
    ...(row.visit_type_id === null
      ? {}
      : { visitType: { visitTypeId: row.visit_type_id, name: row.visit_type_name ?? '' } }),
    ...(row.fee === null ? {} : { fee: row.fee }),
    patientId: row.patient_id,
    // Empty once the patient was erased.
    patientName: row.patient_name ?? '',
    start: instantOf(row.start_at),
    end: instantOf(row.end_at),
    zone: row.zone ?? 'UTC',
    status: row.status,
    ...(row.cancelled_by === null ? {} : { cancelledBy: row.cancelled_by }),
    ...(row.cancellation_reason === null ? {} : { cancellationReason: row.cancellation_reason }),
    ...(row.late === null ? {} : { late: row.late }),
    ...(reason === undefined ? {} : { reason }),
    ...(kind === 'patient' || row.overridden.length === 0 ? {} : { overridden: row.overridden }),
    ...(row.series_id === null ? {} : { seriesId: row.series_id }),
    bookedAt: instantOf(row.booked_at),
    ...(row.arrived_at === null ? {} : { arrivedAt: instantOf(row.arrived_at) }),
    move: row.move,
  };
}
