import { useEffect, useState } from 'react';
import { phaseOf, type HoldPhase } from './countdown.ts';

/** How long it takes at most until everybody sees a lapsed time as free again, ms. */
const grace = 15_000;

const phaseAt = (endsAt: number | undefined): HoldPhase | 'past' => {
  const left = (endsAt ?? Number.POSITIVE_INFINITY) - Date.now();
  return left <= -grace ? 'past' : phaseOf(left);
};

/** How far a hold has come; `past`: what the list of free times says is right again. */
export function usePhase(endsAt: number | undefined): HoldPhase | 'past' {
  const [phase, setPhase] = useState(() => phaseAt(endsAt));
  useEffect(() => {
    setPhase(phaseAt(endsAt));
    if (endsAt === undefined) return;
    const timers = [endsAt - 60_000, endsAt, endsAt + grace]
      .filter((at) => at > Date.now())
      .map((at) => setTimeout(() => setPhase(phaseAt(endsAt)), at - Date.now() + 50));
    return () => timers.forEach(clearTimeout);
  }, [endsAt]);
  return phase;
}
