/** Every reason a page refuses a command for; `http/problem-of-refusal.ts` gives each its HTTP status. */
export type PageRefusal =
  | 'slot-not-found'
  | 'slot-closed'
  | 'slot-taken'
  | 'slot-booked'
  | 'slot-in-past'
  | 'slot-overlap'
  | 'end-before-start'
  | 'not-one-day'
  | 'other-page'
  | 'appointment-not-found'
  | 'appointment-cancelled'
  | 'appointment-begun'
  | 'appointment-moved'
  | 'not-yours';
