import type { Page } from '@playwright/test';

/** What a screen reader would say of the focused control, roughly. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement: at } = document;
    const isField =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement;
    const label = isField ? at.labels?.[0]?.textContent : undefined;
    return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? '';
  });

/** Presses a key until the focus is on the control of this name. @throws Error when it never is */
async function walkTo(page: Page, key: string, name: RegExp): Promise<void> {
  const seen: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (name.test(now)) return;
    seen.push(now.slice(0, 40));
  }
  throw new Error(`${key} never leads to ${String(name)}, but to ${[...new Set(seen)].join(' | ')}`);
}

export const tabTo = (page: Page, name: RegExp): Promise<void> => walkTo(page, 'Tab', name);

export const arrowTo = (page: Page, name: RegExp): Promise<void> => walkTo(page, 'ArrowDown', name);

/** Walks to a control by Tab, and presses it. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press('Enter');
}

/** Walks to a field by Tab, and types into it. */
export async function type(page: Page, name: RegExp, text: string): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.type(text);
}
