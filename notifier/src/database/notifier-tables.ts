import type { CancelledBy } from '@daybook/contracts/cancellation.ts';
import type { Personal } from '@daybook/contracts/events/personal.ts';
import type {
  NotificationChannel,
  NotificationStatus,
  NotificationType,
} from '@daybook/contracts/http/notification-routes.ts';
import type { ColumnType, Kysely } from 'kysely';

type Bigint = ColumnType<string, bigint | string, bigint | string>;
type Stamp = ColumnType<Date, Date | string | undefined, Date | string>;
type StampOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Json<T> = ColumnType<T, string, string>;

/** How far the notifier is in the log; its only row is moved by compare-and-set. */
export interface CheckpointTable {
  name: 'notifier';
  /** Position of the last event whose messages are committed; -1 before the first. */
  position: Bigint;
  /** End of the log when the notifier was installed: what lies up to it builds state and tells nobody. */
  active_from: Bigint;
  /** Which log the position belongs to, and its last event: checked at every start. */
  store_id: string;
  stream: string | null;
  revision: ColumnType<string | null, bigint | string | null, bigint | string | null>;
  event_id: string | null;
  updated_at: Stamp;
}

/** An event that was passed over because this program does not know its type. */
export interface SkippedTable {
  position: Bigint;
  event_id: string;
  stream: string;
  type: string;
  at: Stamp;
}

/** All that is asked at the moment of sending: whether the message is still true. */
export interface VisitTable {
  appointment_id: string;
  patient_id: string;
  practitioner_id: string;
  start_at: Stamp;
  end_at: Stamp;
  /** The clinic it is at, if any. */
  location_id: string | null;
  /** What kind of visit it is, in the clinic's words. */
  visit_type: string | null;
  /** `over`: it took place, or the patient did not come. */
  status: 'booked' | 'cancelled' | 'over' | 'entered-in-error';
  cancelled_by: CancelledBy | null;
  /** How often it was moved. */
  move: number;
  position: Bigint;
}

/** What messages say of a practitioner. */
export interface PractitionerTable {
  practitioner_id: string;
  name: string;
  book_zone: string;
  address: Json<string[]>;
  position: Bigint;
}

/** What messages say of a clinic. */
export interface LocationTable {
  location_id: string;
  name: string;
  zone: string;
  address: Json<string[]>;
  position: Bigint;
}

/** How to reach a patient; sealed as in the event, opened for the one mail that needs it. */
export interface PatientContactTable {
  patient_id: string;
  /** The event the fields are sealed to. */
  event_id: string;
  name: Json<Personal>;
  /** Null for who has none. */
  email: ColumnType<Personal | null, string | null, string | null>;
  position: Bigint;
}

/** The outbox: every message there ever was, by whichever channel. It holds ids and times, nothing personal. */
export interface NotificationTable {
  id: string;
  /** Source event, type, recipient and channel: a message exists once, however often its event is delivered. */
  dedupe_key: string;
  event_id: string;
  position: Bigint;
  type: NotificationType;
  channel: NotificationChannel;
  recipient_kind: 'patient' | 'practitioner';
  recipient_id: string;
  appointment_id: string | null;
  details: Json<unknown>;
  status: NotificationStatus;
  attempts: ColumnType<number, number | undefined, number>;
  last_error: string | null;
  created_at: Stamp;
  sent_at: StampOrNull;
  /** Given up after the last attempt; null again once redriven. */
  dead_at: StampOrNull;
  /** The account that sent it on its way again. */
  redriven_by: string | null;
  redriven_at: StampOrNull;
  /** In-app messages only. */
  read_at: StampOrNull;
}

/** E-mail addresses of accounts: command-api's table, only read here. */
export interface AccountTable {
  email: string;
  role: string;
  person: string | null;
  status: string;
}

export interface NotifierTables {
  'notifier.checkpoint': CheckpointTable;
  'notifier.skipped': SkippedTable;
  'notifier.visit': VisitTable;
  'notifier.practitioner': PractitionerTable;
  'notifier.location': LocationTable;
  'notifier.patient_contact': PatientContactTable;
  'notifier.notification': NotificationTable;
  'identity.account': AccountTable;
}

export type NotifierDatabase = Kysely<NotifierTables>;
