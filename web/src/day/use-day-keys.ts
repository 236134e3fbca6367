import { useEffect, useRef } from 'react';

interface DayKeys {
  readonly onToday: () => void;
  readonly onAdd: () => void;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.closest('input, textarea, select, dialog') !== null || target.isContentEditable);

/** `t` for today, `n` for new times, wherever the focus is but in a field or a dialog. */
export function useDayKeys(keys: DayKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === 't') latest.current.onToday();
      else if (event.key === 'n') latest.current.onAdd();
      else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}
