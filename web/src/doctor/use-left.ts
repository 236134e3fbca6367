import { useCallback, useState } from 'react';
import type { Span } from './with-own.ts';

/** How long it takes at most until a time that was given back is in the list again, ms. */
const grace = 4_000;

/** Times that were one's own a moment ago: they are free, though the list does not know yet. */
export function useLeft(): readonly [left: readonly Span[], leave: (span: Span) => void] {
  const [left, setLeft] = useState<readonly Span[]>([]);
  const leave = useCallback((span: Span) => {
    setLeft((known) => [...known, span]);
    setTimeout(() => setLeft((known) => known.filter((one) => one !== span)), grace);
  }, []);
  return [left, leave];
}
