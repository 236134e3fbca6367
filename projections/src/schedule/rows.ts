import type { CancellationReason, CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { SlotSource } from '@daybook/contracts/events/times.ts';
import type { Personal } from '@daybook/contracts/events/personal.ts';
import type { Money } from '@daybook/contracts/visit-type.ts';

/** A time ever offered, as it stands now. */
interface SlotRow {
  readonly slot_id: string;
  readonly practitioner_id: string;
  readonly location_id: string | null;
  readonly page: string;
  readonly start_at: string;
  readonly end_at: string;
  /** Who opened it; once it is closed, who closed it. */
  readonly source: SlotSource;
  /** `busy-tentative` while it is held, or reserved for a visit of another page. */
  readonly status: 'free' | 'busy' | 'busy-tentative' | 'entered-in-error';
  /** Who has it. */
  readonly appointment_id: string | null;
}

/** A time, and the time it occupies with the buffers around it. */
interface TimeColumns {
  readonly start_at: string;
  readonly end_at: string;
  readonly occupied_start: string;
  readonly occupied_end: string;
}

/** A visit ever booked, as it stands now. */
interface AppointmentRow extends TimeColumns {
  readonly appointment_id: string;
  /** The first of its slots. */
  readonly slot_id: string;
  /** Where it stands now, not where its id was made. */
  readonly page: string;
  readonly practitioner_id: string;
  readonly patient_id: string;
  readonly location_id: string | null;
  readonly status: 'booked' | 'arrived' | 'checked-in' | 'fulfilled' | 'cancelled' | 'noshow' | 'entered-in-error';
  readonly cancelled_by: CancelledBy | null;
  readonly cancellation_reason: CancellationReason | null;
  readonly late: boolean | null;
  /** As of booking; null for bookings of the first version, which kept none of it. */
  readonly visit_type_id: string | null;
  readonly visit_type_name: string | null;
  readonly fee: Money | null;
  readonly practitioner_name: string | null;
  readonly specialty: string | null;
  readonly address: readonly string[] | null;
  /** Still sealed: it is opened when somebody who may read it does. */
  readonly reason: Personal | null;
  /** The event the reason is sealed to. */
  readonly reason_event_id: string | null;
  /** Rules of the clinic that staff set aside. */
  readonly overridden: readonly string[];
  readonly series_id: string | null;
  readonly booked_at: string;
  readonly arrived_at: string | null;
  readonly move: number;
}

/** A time somebody keeps while they fill in the form. */
interface HoldRow extends TimeColumns {
  readonly appointment_id: string;
  readonly practitioner_id: string;
  readonly page: string;
  readonly holder_id: string;
  readonly patient_id: string | null;
  readonly expires_at: string;
  readonly status: 'open' | 'booked' | 'expired' | 'released';
}

/** A move to another page, from its reservation to its end (DESIGN §4). */
interface TransferRow extends TimeColumns {
  readonly transfer_id: string;
  readonly appointment_id: string;
  readonly patient_id: string;
  readonly source_page: string;
  readonly target_page: string;
  /** Of the target. */
  readonly practitioner_id: string;
  readonly reserved_at: string;
  readonly status: 'reserved' | 'moved' | 'confirmed' | 'refused' | 'released';
}

/** A page of the daybook that was ever opened. */
interface PageRow {
  readonly page: string;
  readonly practitioner_id: string;
  readonly date: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly closed: boolean;
}

/** The tables of the schedule. */
export interface ScheduleRows {
  readonly page: PageRow;
  readonly slot: SlotRow;
  readonly appointment: AppointmentRow;
  readonly hold: HoldRow;
  readonly transfer: TransferRow;
}
