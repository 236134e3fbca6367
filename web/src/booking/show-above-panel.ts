/** Moves a chosen time out from under the panel that has opened over it, as it does on small screens. */
export function showAbovePanel(panel: HTMLElement, slotId: string): void {
  const time = document.querySelector(`[data-slot="${CSS.escape(slotId)}"]`);
  if (time === null) return;
  const [above, below] = [time.getBoundingClientRect(), panel.getBoundingClientRect()];
  if (above.right < below.left || above.bottom < below.top) return;
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  time.scrollIntoView({ block: 'start', behavior: isCalm ? 'auto' : 'smooth' });
}
