import { z } from 'zod';

/** A moment in UTC as `yyyy-mm-ddThh:mm:ss.sssZ`: the only form in events, rows and answers. */
export const instant = z.iso.datetime({ precision: 3 });

/** A moment as people send it, any offset, with whole minutes; parsed to {@link instant}. */
export const minuteInput = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 date and time with a zone, such as 2026-11-24T09:30:00Z' })
  .transform((text) => new Date(text).toISOString())
  .refine((text) => text.endsWith(':00.000Z'), { error: 'must be a whole minute' });

/** A moment as people send it in a filter, any offset; parsed to {@link instant}. */
export const instantInput = z.iso
  .datetime({ offset: true, error: 'must be an ISO 8601 date and time with a zone, such as 2026-11-24T09:30:00Z' })
  .transform((text) => new Date(text).toISOString());

/** An IANA time zone the runtime knows, such as Europe/Berlin. */
export const timeZone = z.string().refine(
  (name) => {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  },
  { error: 'must be an IANA time zone such as Europe/Berlin' },
);
