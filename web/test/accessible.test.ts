import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { dayAhead } from './small-clinic.ts';

interface Place {
  readonly path: string;
  readonly as?: 'mia' | 'ines' | 'admin';
  /** Brings the page into the state to look at. */
  readonly act?: (page: Page) => Promise<void>;
}

const click = (selector: string) => (page: Page) => page.locator(selector).first().click();

function placesOf(clinic: Clinic): readonly Place[] {
  const doctor = `/doctors/${clinic.ines.practitionerId}`;
  const day = `/day/${dayAhead(2)}`;
  return [
    { path: '/' },
    { path: '/?q=nobody-is-called-this' },
    { path: '/doctors' },
    { path: doctor },
    { path: doctor, act: click('.grid .time') },
    {
      path: doctor,
      act: async (page) => {
        await click('.grid .time')(page);
        await click('.panel form .button--main')(page);
        await click('.panel form .button--main')(page);
        await page.locator('.field__fault').first().waitFor();
      },
    },
    { path: '/sign-in' },
    { path: '/about' },
    { path: '/nowhere' },
    { path: '/appointments', as: 'mia' },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button') },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button:nth-child(2)') },
    { path: '/appointments', as: 'mia', act: click('.visit__actions .button--bare') },
    { path: '/notifications', as: 'mia' },
    { path: day, as: 'ines' },
    { path: day, as: 'ines', act: click('.block--visit') },
    { path: day, as: 'ines', act: click('.day__head .button--main') },
    { path: '/admin', as: 'admin' },
    { path: '/admin/doctors', as: 'admin' },
    { path: '/admin/doctors', as: 'admin', act: click('.page__head .button--main') },
    { path: '/admin/appointments', as: 'admin', act: click('.row-link') },
    { path: '/admin/messages', as: 'admin' },
  ];
}

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

  const settle = (page: Page) => page.waitForFunction(() => document.querySelector('.skeleton') === null);

  test.each([undefined, 'mia', 'ines', 'admin'] as const)(
    'axe finds nothing, light or dark, and 320 px are enough: pages of %s',
    async (who) => {
      const page = await clinic.open('/about', who === undefined ? {} : { as: clinic[who] });
      const found: string[] = [];
      for (const { path, act } of placesOf(clinic).filter(({ as }) => as === who)) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(path);
        await page.locator('main h1, main .note__title').first().waitFor();
        await settle(page);
        await act?.(page);
        await settle(page);
        const wrong = [...(await axe(page, 'light')), ...(await axe(page, 'dark')), ...(await wide(page))];
        if (wrong.length > 0) found.push(`${path}${act === undefined ? '' : ' (acted)'}: ${JSON.stringify(wrong)}`);
      }
      expect(found).toEqual([]);
    },
  );

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});
