import type { OpenRange, WeekdayHours } from '@daybook/contracts/weekly-hours.ts';

/** What the public page shows. */
interface PractitionerRow {
  readonly practitioner_id: string;
  readonly name: string;
  readonly specialty: string;
  readonly degree: string;
  readonly experience: number;
  readonly about: string;
  readonly address: readonly string[];
  readonly fee_amount: number;
  readonly fee_currency: string;
  readonly book_zone: string;
  /** Whether bookings are taken at all. */
  readonly available: boolean;
  /** Whether an admin has checked who they are; nobody else sees those who are not. */
  readonly verified: boolean;
  readonly registered_at: string;
}

/** The regular hours at one clinic, on its clock. */
interface WeeklyHoursRow {
  readonly practitioner_id: string;
  readonly location_id: string;
  readonly slot_minutes: number;
  readonly hours: readonly WeekdayHours[];
}

/** Other hours on one date at one clinic. */
interface DateOverrideRow {
  readonly practitioner_id: string;
  readonly location_id: string;
  readonly date: string;
  readonly ranges: readonly OpenRange[];
  readonly removed: boolean;
}

/** Away, everywhere. */
interface TimeOffRow {
  readonly practitioner_id: string;
  readonly time_off_id: string;
  readonly start_at: string;
  readonly end_at: string;
  readonly removed: boolean;
}

/** The tables of the practitioners read model. */
export interface PractitionersRows {
  readonly practitioner: PractitionerRow;
  readonly weekly_hours: WeeklyHoursRow;
  readonly date_override: DateOverrideRow;
  readonly time_off: TimeOffRow;
}
