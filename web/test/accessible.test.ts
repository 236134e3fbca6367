import type { Page } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from './describe-in-browser.ts';
import { axe, moving, smallTargets, wide } from './looks.ts';
import { openClinic, type Clinic } from './open-clinic.ts';
import { placesOf, settle } from './places.ts';
import { request } from './request.ts';
import { dayAhead } from './small-clinic.ts';
import { makeTypedClinic, type TypedClinic } from './typed-clinic.ts';

describeInBrowser('every page', () => {
  let clinic: Clinic;
  let typed: TypedClinic;
  beforeAll(async () => {
    clinic = await openClinic();
    typed = await makeTypedClinic(clinic);
    // Somebody in two places: for the clinic's day, and the list of what needs a look.
    const [there] = await clinic.openTimes(typed.omar, 5, ['12:00'], typed.locationId);
    const post = (path: string, body: object) =>
      request<{ patientId: string }>(`${clinic.url}/api/${path}`, body, clinic.adminToken);
    const { patientId } = await post('patients', { name: 'Twice Wolfeschlegelsteinhausenbergerdorff-Oberhauser' });
    for (const slotId of [typed.slots.at(-1)?.slotId, there?.slotId])
      await post('appointments', { slotId, patientId, override: { reason: 'For the pictures' } });
  });
  afterAll(async () => {
    await clinic?.end();
  });

  /** What is wrong on a narrow phone. */
  const onPhone = async (page: Page) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true });
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => matchMedia('(pointer: coarse)').matches)).toBe(true);
    const wrong = [...(await wide(page)), ...(await smallTargets(page))];
    await browser.send('Emulation.setTouchEmulationEnabled', { enabled: false });
    await browser.detach();
    return wrong;
  };

  test.each([undefined, 'mia', 'ines', 'admin'] as const)(
    'axe finds nothing, light or dark; 320 px are enough, and targets are 44 px for fingers: pages of %s',
    async (who) => {
      const page = await clinic.open('/about', who === undefined ? {} : { as: clinic[who] });
      const found: string[] = [];
      for (const { path, act } of placesOf(clinic, typed).filter(({ as }) => as === who)) {
        await page.setViewportSize({ width: 1280, height: 800 });
        await page.goto(path);
        await settle(page, act);
        const wrong = [...(await axe(page, 'light')), ...(await axe(page, 'dark')), ...(await onPhone(page))];
        if (wrong.length > 0) found.push(`${path}${act === undefined ? '' : ' (acted)'}: ${JSON.stringify(wrong)}`);
      }
      expect(found).toEqual([]);
    },
    // Many pages, and axe reads every element of each: on a busy machine that takes its time.
    180_000,
  );

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

  test('nothing broke in any of these pages', () => expect(clinic.broken).toEqual([]));
});
