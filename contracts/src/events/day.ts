import { appointmentHeld, holdExpired, holdReleased } from './holds.ts';
import {
  appointmentRescheduled,
  appointmentsSwapped,
  transferConfirmed,
  transferredOut,
  transferRefused,
  transferReleased,
  transferReserved,
} from './moves.ts';
import { dayClosed, dayOpened, slotClosed, slotOpened } from './times.ts';
import {
  appointmentBooked,
  appointmentCancelled,
  appointmentEnteredInError,
  appointmentFulfilled,
  noShowRecorded,
  patientArrived,
  patientCheckedIn,
} from './visits.ts';

/** Every event of a page. */
export const dayEvents = [
  dayOpened,
  dayClosed,
  slotOpened,
  slotClosed,
  appointmentHeld,
  holdExpired,
  holdReleased,
  appointmentBooked,
  appointmentRescheduled,
  appointmentsSwapped,
  transferReserved,
  transferredOut,
  transferRefused,
  transferConfirmed,
  transferReleased,
  patientArrived,
  patientCheckedIn,
  appointmentFulfilled,
  noShowRecorded,
  appointmentCancelled,
  appointmentEnteredInError,
] as const;
