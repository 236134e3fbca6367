import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** What axe finds in a theme. */
export async function axe(page: Page, theme: 'light' | 'dark') {
  await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
  // The dark page differs by its colours alone.
  const builder = new AxeBuilder({ page });
  const { violations } = await (theme === 'dark' ? builder.withRules('color-contrast') : builder).analyze();
  return violations.map(({ id, nodes }) => [theme, id, ...nodes.slice(0, 3).map(({ html }) => html)].join(' '));
}

/** What is wider than the window. */
export const wide = (page: Page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 4)
      .map((one) => `${scrollWidth} px wide: ${one.tagName}.${one.className}`);
  });

/** Controls that are smaller than a finger. Links within a sentence are as high as its line. */
export const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const isInSentence = (one: Element) => one.matches('p a, h3 a, .rows a');
    return [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea')]
      .filter((one) => one.checkVisibility() && !isInSentence(one))
      .filter((one) => {
        // What a label frames is a target as a whole.
        const { width, height } = (
          one.closest('label.search__part, label.check, label.kind, label.pick') ?? one
        ).getBoundingClientRect();
        return width > 1 && (width < 43.5 || height < 43.5);
      })
      .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return `${one.tagName}.${one.className} ${one.textContent} ${Math.round(width)}×${Math.round(height)}`;
      });
  });

/** How many elements would move, now or when something changes. */
export const moving = (page: Page) =>
  page.evaluate(() => {
    const longest = (times: string) =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1_000)));
    return [...document.querySelectorAll('*')].filter((one) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(one);
      return longest(transitionDuration) > 1 || (animationName !== 'none' && longest(animationDuration) > 1);
    }).length;
  });
