import { useSearchParams } from 'react-router';

/** The day looked at, the kind of visit and the time chosen: all in the address, so that back and reload keep them. */
export function usePlace() {
  const [search, setSearch] = useSearchParams();
  const change = (changes: Readonly<Record<string, string | undefined>>) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value === undefined) next.delete(name);
          else next.set(name, value);
        }
        return next;
      },
      { replace: true, preventScrollReset: true, flushSync: true },
    );
  return {
    from: search.get('from') ?? undefined,
    visit: search.get('visit') ?? undefined,
    slot: search.get('slot') ?? undefined,
    /** The appointment that is moved. */
    move: search.get('move') ?? undefined,
    setFrom: (from: string) => change({ from }),
    setSlot: (slot: string | undefined) => change({ slot }),
    /** Another kind of visit has other times. */
    setVisit: (visit: string) => change({ visit, slot: undefined }),
  };
}
