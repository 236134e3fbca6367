import type { Visit } from '../api/answers.ts';
import { calendarDay } from '../words/calendar-day.ts';

/** Where a doctor's today is: one's own, or for the front desk that of a doctor. */
export const dayBase = (doctorId: string | undefined): string =>
  doctorId === undefined ? '/day' : `/admin/doctors/${doctorId}/day`;

/** A visit on its day page. */
export const dayLink = (
  base: string,
  { appointmentId, start }: Pick<Visit, 'appointmentId' | 'start'>,
  zone: string,
): string => `${base}/${calendarDay(start, zone)}?at=${encodeURIComponent(appointmentId)}`;
