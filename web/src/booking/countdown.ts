/** `4:37`; what is over is `0:00`. */
export function clockWords(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `last`: one minute or less; `over`: nobody keeps it any more. */
export type HoldPhase = 'kept' | 'last' | 'over';

export const phaseOf = (left: number): HoldPhase => (left <= 0 ? 'over' : left <= 60_000 ? 'last' : 'kept');
