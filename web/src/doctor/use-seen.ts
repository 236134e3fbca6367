import { useRef } from 'react';
import type { Slot } from '../api/answers.ts';

/** Every time that was shown free since this look began, the newest word on each. */
export function useSeen(look: string, slots: readonly Slot[]): ReadonlyMap<string, Slot> {
  const seen = useRef({ look, slots: new Map<string, Slot>() });
  if (seen.current.look !== look) seen.current = { look, slots: new Map() };
  for (const slot of slots) seen.current.slots.set(slot.slotId, slot);
  return seen.current.slots;
}
