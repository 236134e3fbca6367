import { useEffect, useRef, useState } from 'react';
import type { Slot } from '../api/answers.ts';

const shownFor = 4_000;

/**
 * Times that were free a moment ago: they are struck through where they stood before they go, so that nothing jumps
 * under the pointer.
 * @param look names what is looked at; another look has nothing to miss
 * @param onGone is told about each of them
 */
export function useVanishing(look: string, slots: readonly Slot[], onGone: (slot: Slot) => void): readonly Slot[] {
  const [gone, setGone] = useState<readonly Slot[]>([]);
  const before = useRef({ look, slots });
  const tell = useRef(onGone);
  tell.current = onGone;
  useEffect(() => {
    const { look: lastLook, slots: last } = before.current;
    before.current = { look, slots };
    if (lastLook !== look) {
      setGone([]);
      return;
    }
    const now = new Date().toISOString();
    const still = new Set(slots.map(({ slotId }) => slotId));
    const end = slots.at(-1)?.start ?? '';
    const lost = last.filter(
      ({ slotId, start }) => !still.has(slotId) && start > now && (start <= end || slots.length < 2),
    );
    if (lost.length === 0) return;
    const ids = new Set(lost.map(({ slotId }) => slotId));
    // One that came back and is lost again is shown once, and for its whole time.
    const shown = lost.map((slot) => ({ ...slot }));
    setGone((known) => [...known.filter(({ slotId }) => !ids.has(slotId)), ...shown]);
    for (const slot of lost) tell.current(slot);
    setTimeout(() => setGone((known) => known.filter((slot) => shown.every((one) => one !== slot))), shownFor);
  }, [look, slots]);
  return gone.filter(({ slotId }) => slots.every((slot) => slot.slotId !== slotId));
}
