type Listener = (practitionerId: string, isWatched: boolean) => void;

const counts = new Map<string, number>();
let listener: Listener | undefined;

/** Whose free times somebody on this page looks at. */
export const watched = (): readonly string[] => [...counts.keys()];

/** Called for everyone who begins or ceases to be watched. */
export function onWatched(next: Listener): void {
  listener = next;
}

/** Looks at a practitioner's free times until the answer is called. */
export function watch(practitionerId: string): () => void {
  const before = counts.get(practitionerId) ?? 0;
  counts.set(practitionerId, before + 1);
  if (before === 0) listener?.(practitionerId, true);
  return () => {
    const left = (counts.get(practitionerId) ?? 1) - 1;
    if (left > 0) {
      counts.set(practitionerId, left);
      return;
    }
    counts.delete(practitionerId);
    listener?.(practitionerId, false);
  };
}
