const pause = 3_000;

let sentence = '';
let waiting: string | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function say(next: string): void {
  sentence = next;
  for (const listener of listeners) listener();
  timer = setTimeout(() => {
    timer = undefined;
    if (waiting === undefined) return;
    const late = waiting;
    waiting = undefined;
    say(late);
  }, pause);
}

/** Tells people who listen to the page; at most one sentence in three seconds, of several the last. */
export function announce(next: string): void {
  if (timer === undefined) say(next);
  else waiting = next;
}

export const announced = (): string => sentence;

export function onAnnounced(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
