/** Why a time cannot be taken, whoever asks. */
export type TimeRefusal =
  | 'slot-not-found'
  | 'day-closed'
  | 'slot-closed'
  | 'slot-taken'
  | 'slot-held'
  | 'slot-in-past'
  | 'buffer'
  | 'not-enough-time'
  | 'not-one-day';

/** A rule of the clinic that speaks against a visit. */
export type ClinicRefusal =
  | 'practitioner-not-verified'
  | 'visit-type-unknown'
  | 'visit-type-not-offered'
  | 'practitioner-unavailable'
  | 'time-off'
  | 'clinic-closed'
  | 'too-short-notice'
  | 'beyond-horizon'
  | 'day-full'
  | 'visit-type-full'
  | 'patient-has-enough'
  | 'patient-elsewhere';

/** Every reason a page refuses a command for; `http/problem-of-refusal.ts` gives each its HTTP status. */
export type PageRefusal =
  | TimeRefusal
  | ClinicRefusal
  | 'slot-booked'
  | 'slot-overlap'
  | 'opening-notice'
  | 'end-before-start'
  | 'other-page'
  | 'hold-not-found'
  | 'hold-ended'
  | 'override-not-allowed'
  | 'appointment-not-found'
  | 'appointment-elsewhere'
  | 'appointment-cancelled'
  | 'appointment-begun'
  | 'appointment-moved'
  | 'illegal-transition'
  | 'too-early'
  | 'too-late'
  | 'move-abandoned'
  | 'not-yours';
