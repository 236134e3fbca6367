import type { BookingPolicy } from '@daybook/contracts/booking-policy.ts';
import type { CancellationReason, CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { SlotSource } from '@daybook/contracts/events/times.ts';
import type { Personal } from '@daybook/contracts/events/personal.ts';
import type { Role } from '@daybook/contracts/role.ts';
import type { Specialty } from '@daybook/contracts/specialties.ts';
import type { coordinates } from '@daybook/contracts/events/location.ts';
import type { Money } from '@daybook/contracts/visit-type.ts';
import type { OpenRange, WeekdayHours } from '@daybook/contracts/weekly-hours.ts';
import type { z } from 'zod';

/** The read models this service asks; `projections` writes them. */
export const allModels = ['practitioners', 'locations', 'schedule', 'patients', 'audit_log'] as const;
export type Model = (typeof allModels)[number];

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
  /** Whether bookings are taken at all. */
  available: boolean;
  /** Whether an admin has checked who they are. */
  verified: boolean;
}

/** The regular hours of a practitioner at a clinic. */
export interface WeeklyHoursTable {
  practitioner_id: string;
  location_id: string;
  slot_minutes: number;
  hours: WeekdayHours[];
}

/** Other hours on one date. */
export interface DateOverrideTable {
  practitioner_id: string;
  location_id: string;
  date: string;
  ranges: OpenRange[];
  removed: boolean;
}

/** When a practitioner is away. */
export interface TimeOffTable {
  practitioner_id: string;
  time_off_id: string;
  start_at: Date;
  end_at: Date;
  removed: boolean;
}

/** The clinics and their rules. */
export interface LocationTable {
  location_id: string;
  name: string;
  address: string[];
  phone: string | null;
  coordinates: z.infer<typeof coordinates> | null;
  /** The practitioner who registered it. */
  founder_id: string | null;
  zone: string;
  policy: BookingPolicy;
}

/** The kinds of visits a clinic offers, or offered. */
export interface VisitTypeTable {
  location_id: string;
  visit_type_id: string;
  name: string;
  duration: number;
  buffer_before: number;
  buffer_after: number;
  fee: Money;
  practitioner_ids: string[];
  minimum_notice: number | null;
  cap_per_day: number | null;
  retired: boolean;
}

/** When a clinic is closed, in dates of its zone. */
export interface ClosureTable {
  location_id: string;
  closure_id: string;
  name: string;
  first_date: string;
  last_date: string;
  removed: boolean;
}

/** Every page ever opened. */
export interface PageTable {
  page: string;
  start_at: Date;
  end_at: Date;
  /** Over: nothing but what happened is written there any more. */
  closed: boolean;
}

/** Every time ever offered. */
export interface SlotTable {
  slot_id: string;
  practitioner_id: string;
  location_id: string | null;
  page: string;
  start_at: Date;
  end_at: Date;
  source: SlotSource;
  status: 'free' | 'busy' | 'busy-tentative' | 'entered-in-error';
  appointment_id: string | null;
}

interface Times {
  start_at: Date;
  end_at: Date;
  occupied_start: Date;
  occupied_end: Date;
}

/** Every appointment ever made; the reason is sealed. */
export interface AppointmentTable extends Times {
  appointment_id: string;
  slot_id: string;
  page: string;
  practitioner_id: string;
  patient_id: string;
  location_id: string | null;
  status: 'booked' | 'arrived' | 'checked-in' | 'fulfilled' | 'cancelled' | 'noshow' | 'entered-in-error';
  cancelled_by: CancelledBy | null;
  cancellation_reason: CancellationReason | null;
  late: boolean | null;
  /** As of booking; null for bookings that kept none of it. */
  visit_type_id: string | null;
  visit_type_name: string | null;
  fee: Money | null;
  practitioner_name: string | null;
  specialty: string | null;
  address: string[] | null;
  reason: Personal | null;
  reason_event_id: string | null;
  overridden: string[];
  series_id: string | null;
  booked_at: Date;
  arrived_at: Date | null;
  move: number;
}

/** Times that are held, or were. */
export interface HoldTable extends Times {
  appointment_id: string;
  practitioner_id: string;
  page: string;
  holder_id: string;
  expires_at: Date;
  status: 'open' | 'booked' | 'expired' | 'released';
}

/** Moves to another page. */
export interface TransferTable extends Times {
  transfer_id: string;
  appointment_id: string;
  /** Of the target. */
  practitioner_id: string;
  target_page: string;
  status: 'reserved' | 'moved' | 'confirmed' | 'refused' | 'released';
}

/** Who the patients are; null once erased. */
export interface PatientTable {
  patient_id: string;
  name: string | null;
  email: string | null;
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
  further_ids: string[];
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
  'practitioners.weekly_hours': WeeklyHoursTable;
  'practitioners.date_override': DateOverrideTable;
  'practitioners.time_off': TimeOffTable;
  'locations.location': LocationTable;
  'locations.visit_type': VisitTypeTable;
  'locations.closure': ClosureTable;
  'schedule.page': PageTable;
  'schedule.slot': SlotTable;
  'schedule.appointment': AppointmentTable;
  'schedule.hold': HoldTable;
  'schedule.transfer': TransferTable;
  'patients.patient': PatientTable;
  'audit.audit_log': AuditTable;
  'projection.checkpoint': CheckpointTable;
  'identity.account': AccountTable;
}
