import type { OpeningReason } from '@daybook/contracts/opening-reasons.ts';
import { useStaffCommand } from '../staff/use-staff-command.ts';
import type { Interval } from './split-times.ts';

interface Opening {
  readonly slots: readonly Interval[];
  /** The clinic; empty for none in particular. */
  readonly locationId: string;
  /** Why the clinic's notice is set aside, if it is. */
  readonly override?: OpeningReason | undefined;
}

/** Opens times of one day, all or none. */
export const useOpening = (practitionerId: string) =>
  useStaffCommand(({ slots, locationId, override }: Opening) => ({
    method: 'POST',
    path: `/api/practitioners/${practitionerId}/slots`,
    body: {
      slots,
      ...(locationId === '' ? {} : { locationId }),
      ...(override === undefined ? {} : { override: { reason: override } }),
    },
  }));
