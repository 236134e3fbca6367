/** Gives the focus back to a time when its panel closes; to the way into the times when it is gone. */
export function focusTime(slotId: string | undefined): void {
  requestAnimationFrame(() => {
    const button =
      slotId === undefined ? null : document.querySelector<HTMLElement>(`[data-slot="${CSS.escape(slotId)}"]`);
    (button ?? document.querySelector<HTMLElement>('.grid .time[tabindex="0"]'))?.focus();
  });
}
