import { z } from 'zod';

/** A clock time of the clinic, `HH:MM`; `24:00` is the end of the day. */
const clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, { error: 'must be a clock time such as 09:30' });

/** Part of a day on which times are offered, on the clinic's clock. */
export const openRange = z
  .strictObject({ from: clock, until: clock })
  .refine(({ from, until }) => from < until, { path: ['until'], error: 'must be after from' });
export type OpenRange = Readonly<z.infer<typeof openRange>>;

const rangesOverlap = (ranges: readonly OpenRange[]): boolean =>
  ranges.some((one, index) =>
    ranges.slice(index + 1).some((other) => one.from < other.until && other.from < one.until),
  );

/** Several ranges of one day, such as the hours before and after lunch. */
export const openRanges = z
  .array(openRange)
  .max(8)
  .refine((ranges) => !rangesOverlap(ranges), { error: 'must not overlap each other' });

/** A weekday's hours, every week or every n-th one. */
export const weekdayHours = z
  .strictObject({
    /** ISO: 1 is Monday, 7 is Sunday. */
    weekday: z.int().min(1).max(7),
    ranges: openRanges,
    /** 2 is every other week. */
    everyWeeks: z.int().min(1).max(8).default(1),
    /** A day of a week in which they hold; needed unless every week. */
    fromWeekOf: z.iso.date().optional(),
  })
  .refine(({ everyWeeks, fromWeekOf }) => everyWeeks === 1 || fromWeekOf !== undefined, {
    path: ['fromWeekOf'],
    error: 'is needed unless the hours hold every week',
  });
export type WeekdayHours = Readonly<z.infer<typeof weekdayHours>>;
