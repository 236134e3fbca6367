import { pageOfSlot } from '@daybook/contracts/page-address.ts';
import type { Visit } from '../api/answers.ts';
import { calendarDay } from '../words/calendar-day.ts';

/** Where a doctor's today is: one's own, or for the front desk that of a doctor. */
export const dayBase = (doctorId: string | undefined): string =>
  doctorId === undefined ? '/day' : `/admin/doctors/${doctorId}/day`;

/**
 * The date of the day page an entry is on: that of its slot where it is known, which is dated on the doctor's calendar
 * and not on the clinic's.
 * @param zone of the doctor's calendar, or the nearest to it that is known
 */
export const pageDate = ({ start, slotId }: Pick<Visit, 'start' | 'slotId'>, zone: string): string =>
  pageOfSlot(slotId)?.date ?? calendarDay(start, zone);

/** A visit or a time nobody has booked on its day page. */
export function dayLink(
  base: string,
  { appointmentId, start, slotId }: Pick<Visit, 'start'> & Partial<Pick<Visit, 'appointmentId' | 'slotId'>>,
  zone: string,
): string {
  const date = pageDate({ start, slotId: slotId ?? '' }, zone);
  return `${base}/${date}?at=${encodeURIComponent(appointmentId ?? slotId ?? '')}`;
}
