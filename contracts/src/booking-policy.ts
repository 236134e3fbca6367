import { z } from 'zod';

/** A clinic's rules of booking. Times are minutes before the start unless said otherwise. */
export const bookingPolicy = z.strictObject({
  /** A visit is booked at least this long ahead. */
  minimumNotice: z.int().min(0).max(43_200),
  /** Times that are opened by hand begin at least this long ahead; weekly hours are not bound by it. */
  openingNotice: z.int().min(0).max(43_200),
  /** Pages are opened, and visits booked, at most so many days ahead. */
  horizonDays: z.int().min(1).max(366),
  /** A patient cancels or moves at least this long ahead. */
  cancelNotice: z.int().min(0).max(43_200),
  /** A patient's cancellation within this time is recorded as late. */
  lateCancel: z.int().min(0).max(43_200),
  /** The most visits a patient may have coming up. */
  capPerPatient: z.int().min(1).max(1000).optional(),
  /** The most visits a practitioner takes a day. */
  capPerDay: z.int().min(1).max(1000).optional(),
  /** When reminders are sent, the earliest first. */
  reminderSteps: z.array(z.int().min(5).max(43_200)).max(6),
});
export type BookingPolicy = Readonly<z.infer<typeof bookingPolicy>>;

/** What holds where a clinic has set nothing: everything that time itself does not forbid. */
export const openPolicy: BookingPolicy = {
  minimumNotice: 0,
  openingNotice: 0,
  horizonDays: 366,
  cancelNotice: 0,
  lateCancel: 0,
  reminderSteps: [],
};

/** What a clinic begins with; it sets its own as it likes. */
export const clinicPolicy: BookingPolicy = {
  minimumNotice: 60,
  openingNotice: 120,
  horizonDays: 60,
  cancelNotice: 60,
  lateCancel: 1440,
  reminderSteps: [4320, 1440, 120],
};
