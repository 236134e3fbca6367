import { useStaffCommand } from '../staff/use-staff-command.ts';
import type { Interval } from './split-times.ts';

interface Opening {
  readonly slots: readonly Interval[];
  /** The clinic; empty for none in particular. */
  readonly locationId: string;
}

/** Opens times of one day, all or none. */
export const useOpening = (practitionerId: string) =>
  useStaffCommand(({ slots, locationId }: Opening) => ({
    method: 'POST',
    path: `/api/practitioners/${practitionerId}/slots`,
    body: { slots, ...(locationId === '' ? {} : { locationId }) },
  }));
