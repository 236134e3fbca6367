import type { Page } from '@playwright/test';
import { expect } from 'vitest';

/** What a screen reader would say of controls, roughly: of the focused one, or of all there are. */
const namesOf = (page: Page, which: ':focus' | 'a, button, input, select, textarea'): Promise<string[]> =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map((at) => {
        const isField =
          at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement;
        const label = isField ? at.labels?.[0]?.textContent : undefined;
        return at.getAttribute('aria-label') ?? label ?? at.textContent;
      }),
    which,
  );

/** Keys are quicker than a page that is still loading: whoever walks before the control is there walks past it. */
const hasControl = (page: Page, name: RegExp): Promise<void> =>
  expect
    .poll(async () => (await namesOf(page, 'a, button, input, select, textarea')).some((each) => name.test(each)), {
      message: `a control ${String(name)}`,
      timeout: 10_000,
    })
    .toBe(true);

/** Presses a key until the focus is on the control of this name. @throws Error when it never is */
async function walkTo(page: Page, key: string, name: RegExp): Promise<void> {
  await hasControl(page, name);
  const seen: string[] = [];
  for (let steps = 0; steps < 80; steps++) {
    await page.keyboard.press(key);
    const [now = ''] = await namesOf(page, ':focus');
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
