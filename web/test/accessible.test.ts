import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { placesOf, settle } from './places.ts';

describeInBrowser('every page', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(async () => {
    await clinic?.end();
  });

  const axe = async (page: Page, theme: string) => {
    await page.evaluate((name) => (document.documentElement.dataset['theme'] = name), theme);
    // The dark page differs by its colours alone.
    const builder = new AxeBuilder({ page });
    const { violations } = await (theme === 'dark' ? builder.withRules('color-contrast') : builder).analyze();
    return violations.map(({ id, nodes }) => [theme, id, ...nodes.slice(0, 3).map(({ html }) => html)]);
  };

  /** What is wider than a narrow phone. */
  const wide = async (page: Page) => {
    await page.setViewportSize({ width: 320, height: 640 });
    return page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth <= clientWidth) return [];
      const wide = [...document.querySelectorAll('body *')].filter(
        (one) => one.getBoundingClientRect().right > clientWidth + 1,
      );
      return [[scrollWidth, ...wide.slice(0, 4).map((one) => `${one.tagName}.${one.className}`)]];
    });
  };

  test.each([undefined, 'mia', 'ines', 'admin'] as const)(
    'axe finds nothing, light or dark, and 320 px are enough: pages of %s',
    async (who) => {
      const page = await clinic.open('/about', who === undefined ? {} : { as: clinic[who] });
      const found: string[] = [];
      for (const { path, act } of placesOf(clinic).filter(({ as }) => as === who)) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(path);
        await settle(page, act);
        const wrong = [...(await axe(page, 'light')), ...(await axe(page, 'dark')), ...(await wide(page))];
        if (wrong.length > 0) found.push(`${path}${act === undefined ? '' : ' (acted)'}: ${JSON.stringify(wrong)}`);
      }
      expect(found).toEqual([]);
    },
  );

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});
