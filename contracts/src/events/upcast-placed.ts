import { z } from 'zod';
import { onOneSlot, slotPlace } from '../placement.ts';

const oldPlacement = z.looseObject({ ...slotPlace.shape });

/** Version 1 knew one slot to a visit, and no buffers. */
export function upcastPlaced(data: unknown): unknown {
  const { slotId, start, end, ...rest } = oldPlacement.parse(data);
  return { ...rest, ...onOneSlot({ slotId, start, end }) };
}
