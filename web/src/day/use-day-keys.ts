import { useEffect, useRef } from 'react';

/** What each key does. */
type DayKeys = Readonly<Record<string, () => void>>;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.closest('input, textarea, select, dialog') !== null || target.isContentEditable);

/** Single keys, wherever the focus is but in a field or a dialog. */
export function useDayKeys(keys: DayKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const act = Object.hasOwn(latest.current, event.key) ? latest.current[event.key] : undefined;
      if (act === undefined) return;
      act();
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

/** The entry the focus is on, or else the one that is open beside the page. */
export function pointedAt(chosen: string | undefined): string | undefined {
  const block = document.activeElement?.closest<HTMLElement>('[data-block]');
  return block?.dataset['block'] ?? chosen;
}

/** The focus goes back to an entry, once the page is as it was. */
export function focusBlock(id = ''): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)?.focus());
}
