import type { CancelledBy } from '@daybook/contracts/events/day.ts';
import type { Personal } from '@daybook/contracts/events/personal.ts';
import type { Role } from '@daybook/contracts/role.ts';
import type { Specialty } from '@daybook/contracts/specialties.ts';

/** The read models this service asks; `projections` writes them. */
export type Model = 'practitioners' | 'schedule' | 'patients' | 'audit_log';

/** Who the practitioners are. */
export interface PractitionerTable {
  practitioner_id: string;
  name: string;
  specialty: Specialty;
  degree: string;
  experience: number;
  about: string;
  address: string[];
  /** In the currency's smallest unit; bigint, so text here. */
  fee_amount: string;
  fee_currency: string;
  book_zone: string;
}

/** Every time ever offered. */
export interface SlotTable {
  slot_id: string;
  practitioner_id: string;
  start_at: Date;
  end_at: Date;
  status: 'free' | 'busy' | 'entered-in-error';
}

/** Every appointment ever made; the reason is sealed. */
export interface AppointmentTable {
  appointment_id: string;
  slot_id: string;
  practitioner_id: string;
  patient_id: string;
  start_at: Date;
  end_at: Date;
  status: 'booked' | 'cancelled';
  cancelled_by: CancelledBy | null;
  reason: Personal | null;
  reason_event_id: string | null;
  booked_at: Date;
  move: number;
}

/** Who the patients are; null once erased. */
export interface PatientTable {
  patient_id: string;
  name: string | null;
  phone: string | null;
}

/** Every event, in the order of the log. */
export interface AuditTable {
  ordinal: string;
  position: string;
  type: string;
  at: Date;
  actor_role: string | null;
  appointment_id: string | null;
  data: unknown;
}

/** How far each read model is. */
export interface CheckpointTable {
  name: Model;
  position: string;
  state: 'green' | 'red';
  /** The event it stopped at. */
  error: { eventId: string; stream: string; revision: string; message: string } | null;
  /** Why it has made no progress for a minute. */
  trouble: string | null;
  heartbeat_at: Date | null;
}

/** Who may sign in; `command-api` owns it. */
export interface AccountTable {
  account_id: string;
  email: string;
  role: Role;
  person: string | null;
}

/** Every table this service reads, with the columns it reads. */
export interface ReadTables {
  'practitioners.practitioner': PractitionerTable;
  'schedule.slot': SlotTable;
  'schedule.appointment': AppointmentTable;
  'patients.patient': PatientTable;
  'audit.audit_log': AuditTable;
  'projection.checkpoint': CheckpointTable;
  'identity.account': AccountTable;
}
