import { useSearchParams } from 'react-router';

/** The day looked at and the time chosen; both live in the address, so that back and reload keep them. */
export function usePlace() {
  const [search, setSearch] = useSearchParams();
  const change = (name: string, value: string | undefined, replace: boolean) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === undefined) next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace, preventScrollReset: true },
    );
  return {
    from: search.get('from') ?? undefined,
    slot: search.get('slot') ?? undefined,
    setFrom: (day: string) => change('from', day, true),
    setSlot: (slotId: string | undefined) => change('slot', slotId, true),
  };
}
