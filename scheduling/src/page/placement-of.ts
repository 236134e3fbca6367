import type { Placement } from '@daybook/contracts/placement.ts';

/** The placement in an event's data, without what else the event says. */
export const placementOf = ({ locationId, slots, start, end, occupied }: Placement): Placement => ({
  ...(locationId === undefined ? {} : { locationId }),
  slots,
  start,
  end,
  occupied,
});
