import type { Fitted } from '@daybook/contracts/http/hours-routes.ts';
import type { OpenRange } from '@daybook/contracts/weekly-hours.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import { hoursAndBook } from './use-hours.ts';

interface DateHours {
  readonly date: string;
  readonly locationId: string;
  /** None closes the day, null lets the weekly hours hold again. */
  readonly ranges: readonly OpenRange[] | null;
}

/** Sets other hours on one date, or takes them back. */
export const useOverriding = (practitionerId: string) =>
  useStaffCommand<DateHours, Fitted>(
    ({ date, ...body }) => ({
      method: 'PUT',
      path: `/api/practitioners/${practitionerId}/date-overrides/${date}`,
      body,
    }),
    hoursAndBook,
  );
