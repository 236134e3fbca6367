import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { placesOf, settle } from './places.ts';
import { dayAhead } from './small-clinic.ts';

/** Controls that are smaller than a finger. Links within a sentence are as high as its line. */
const smallTargets = (page: Page) =>
  page.evaluate(() => {
    const isInSentence = (one: Element) => one.matches('p a, h3 a, .rows a');
    return [...document.querySelectorAll<HTMLElement>('a, button, input, select, textarea')]
      .filter((one) => one.checkVisibility() && !isInSentence(one))
      .filter((one) => {
        // What a label frames is a target as a whole.
        const { width, height } = (one.closest('label.search__part') ?? one).getBoundingClientRect();
        return width > 1 && (width < 43.5 || height < 43.5);
      })
      .map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return `${one.tagName}.${one.className} ${one.textContent} ${Math.round(width)}×${Math.round(height)}`;
      });
  });

/** How many elements would move, now or when something changes. */
const moving = (page: Page) =>
  page.evaluate(() => {
    const longest = (times: string) =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1_000)));
    return [...document.querySelectorAll('*')].filter((one) => {
      const { animationName, animationDuration, transitionDuration } = getComputedStyle(one);
      return longest(transitionDuration) > 1 || (animationName !== 'none' && longest(animationDuration) > 1);
    }).length;
  });

describeInBrowser('fingers, calm and paper', () => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await openClinic();
  });
  afterAll(async () => {
    await clinic?.end();
  });

  test.each([undefined, 'mia', 'ines', 'admin'] as const)('targets of 44 px for fingers: pages of %s', async (who) => {
    const page = await clinic.open('/about', { width: 360, touch: true, ...(who && { as: clinic[who] }) });
    const found: string[] = [];
    for (const { path, act } of placesOf(clinic).filter(({ as }) => as === who)) {
      await page.goto(path);
      await settle(page, act);
      found.push(...(await smallTargets(page)).map((target) => `${path}: ${target}`));
    }
    expect(found).toEqual([]);
  });

  test('nothing moves for people who asked for that', async () => {
    const booking = `/doctors/${clinic.mats.practitionerId}`;
    const counts: number[] = [];
    for (const motion of ['no-preference', 'reduce'] as const) {
      const page = await clinic.open(booking, { motion });
      await page.locator('.grid .time').first().click();
      await page.locator('.panel').waitFor();
      counts.push(await moving(page));
    }
    expect(counts[0]).toBeGreaterThan(0);
    expect(counts[1]).toBe(0);
  });

  test('the day prints as one clean sheet, dark on white also from the dark page', async () => {
    const page = await clinic.open(`/day/${dayAhead(2)}`, { as: clinic.ines, theme: 'dark' });
    const visit = page.getByRole('button', { name: /^09:00 Mia Brandt/ });
    await visit.waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await visit.isVisible()).toBe(true);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
    for (const hidden of ['.side', '.day__ways', '.day__keys', '.day .detail', '.live-mark', '.block--free'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
    const colours = await visit.evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]);
    expect(colours).toEqual(['rgb(27, 36, 33)', 'rgba(0, 0, 0, 0)']);
    const sheet = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(sheet.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});
