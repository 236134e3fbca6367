/** `starting`: not known yet; `live`: changes arrive by themselves; `away`: they do not, and we keep trying. */
export type LiveState = 'starting' | 'live' | 'away';

let state: LiveState = 'starting';
const listeners = new Set<() => void>();

export const liveState = (): LiveState => state;

export function setLiveState(next: LiveState): void {
  if (next === state) return;
  state = next;
  for (const listener of listeners) listener();
}

export function onLiveState(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
