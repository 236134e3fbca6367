import { z } from 'zod';
import { instant } from './instant.ts';
import { slotIdForm } from './page-address.ts';

/** A half-open stretch of time `[start, end)`. */
export const interval = { start: instant, end: instant };

/** One slot's place on its page. */
export const slotPlace = z.strictObject({ slotId: z.string().regex(slotIdForm), ...interval });
export type SlotPlace = Readonly<z.infer<typeof slotPlace>>;

/** Where an appointment stands: the adjacent slots it takes, its time, and that time with the buffers around it. */
export const placement = {
  /** The clinic; absent where the slots were opened for none. */
  locationId: z.uuid().optional(),
  slots: z.array(slotPlace).min(1),
  ...interval,
  occupied: z.strictObject(interval),
};
export const placementObject = z.strictObject(placement);
export type Placement = Readonly<z.infer<typeof placementObject>>;

/** The placement of a visit on exactly one slot, without buffers. */
export const onOneSlot = ({ slotId, start, end }: SlotPlace): Placement => ({
  slots: [{ slotId, start, end }],
  start,
  end,
  occupied: { start, end },
});
